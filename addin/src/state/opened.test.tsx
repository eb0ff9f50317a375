import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Card } from '../api/types';
import { cardOf, customer, fakeApi, fakeHost, known, mail, problem, profile, unknown } from '../testing/fakes';
import { click, doing, mount, text, unmount } from '../testing/mount';

const a = mail('a', 'anna@one.example');
const b = mail('b', 'bela@two.example');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance', 'setTimeout', 'clearTimeout'] });
  vi.advanceTimersByTime(1000);
});

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

describe('the open item', () => {
  it('shows who it is from', async () => {
    const { place } = await mount(fakeHost(a), fakeApi());
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
  });

  it('never shows a late answer beside another mail', async () => {
    const host = fakeHost(a);
    const api = fakeApi();
    const releaseAnna = api.hold('POST /api/card', (call) => JSON.stringify(call.body).includes('anna@'));
    const { place } = await mount(host, api);
    await pause();
    await doing(() => host.open(b));
    const complete = text(main(place));
    expect(complete).toContain('History');
    await doing(releaseAnna);
    expect(text(main(place))).toBe(complete);
    expect(place.querySelector('h1')?.textContent).toBe('Bela');
  });

  it('never shows the truth about one mail beside another of the same people', async () => {
    const host = fakeHost(a);
    const api = fakeApi();
    const again = mail('a2', 'anna@one.example');
    api.on('POST /api/card', (call) =>
      cardOf(call, {
        mail:
          (call.body as { internetMessageId: string }).internetMessageId === '<a@mail>'
            ? { loggedBy: [{ userId: 'nikos', name: 'Nikos', at: '2026-11-17T08:00:00Z' }], entries: [] }
            : null,
      }),
    );
    const release = api.hold('POST /api/card');
    const { place } = await mount(host, api);
    await doing(() => host.open(again));
    await doing(release);
    expect(text(place)).not.toContain('Logged by Nikos');
  });

  it('drops a host’s late answer about an item the user has left', async () => {
    const host = fakeHost(a);
    let release = () => {};
    host.readGate = new Promise<void>((resolve) => (release = resolve));
    const { place } = await mountWithoutWaiting(host);
    host.readGate = null;
    await doing(() => host.open(b));
    expect(place.querySelector('h1')?.textContent).toBe('Bela');
    await doing(release);
    expect(place.querySelector('h1')?.textContent).toBe('Bela');
  });

  it('is cleared when nothing is selected', async () => {
    const host = fakeHost(a);
    const { place } = await mount(host, fakeApi());
    await doing(() => host.open(null));
    expect(text(place)).toContain('Select a message');
    expect(text(place)).not.toContain('Anna');
  });

  it('is painted from memory at once and refreshed behind', async () => {
    const host = fakeHost(a);
    const api = fakeApi();
    const { place } = await mount(host, api);
    await pause();
    await doing(() => host.open(b));
    await pause();
    api.on(
      'POST /api/card',
      () =>
        ({
          people: [known('anna@one.example', { profile: profile({ name: 'Anna the Second' }) })],
          mail: null,
        }) satisfies Card,
    );
    const release = api.hold('POST /api/card');
    await doing(() => host.open(a));
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
    await doing(release);
    expect(place.querySelector('h1')?.textContent).toBe('Anna the Second');
  });

  it('asks only for the mail the user stays on', async () => {
    const host = fakeHost(a);
    const api = fakeApi();
    await mount(host, api);
    const asked = () => api.bodies('POST /api/card').map((body) => (body as { addresses: string[] }).addresses[0]);

    // However long the machine takes between them.
    vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    for (const letter of ['c', 'd', 'e']) {
      await doing(() => host.open(mail(letter, `${letter}@x.example`)));
    }

    expect(asked()).toEqual(['anna@one.example']);
    await doing(() => vi.advanceTimersByTime(150));
    expect(asked()).toEqual(['anna@one.example', 'e@x.example']);
  });

  it('keeps the card with its time when the server fails, and tries again', async () => {
    const host = fakeHost(a);
    const api = fakeApi();
    const { place, pane } = await mount(host, api);
    api.on('POST /api/card', () => problem('unexpected', 500, { traceId: 'trace-7' }));
    await doing(pane.refresh);
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
    expect(text(place)).toContain('as of 12:00');
    expect(text(place)).toContain('trace-7');
    expect(pane.session.signedOut.value).toBe(false);
    api.on('POST /api/card', (call) => cardOf(call));
    await click(place, 'Try again');
    expect(text(place)).not.toContain('as of');
  });

  it('shows what the mail tells where there is no card yet and the server fails', async () => {
    const api = fakeApi();
    api.on('POST /api/card', () => problem('unreachable', 503));
    const { place } = await mount(fakeHost(a), api);
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
    expect(text(place)).toContain('cannot be reached');
  });

  it('can be asked for again when the server would not understand', async () => {
    const api = fakeApi();
    api.on('POST /api/card', () => problem('invalid-request', 400, { errors: { internetMessageId: ['too long'] } }));
    const { place } = await mount(fakeHost(a), api);
    expect(text(place)).not.toContain('marked fields');
    api.on('POST /api/card', (call) => cardOf(call));
    await click(place, 'Try again');
    expect(text(place)).toContain('Log email');
  });

  it('that names no sender says so', async () => {
    const { place } = await mount(fakeHost(mail('n', 'x@x.example', { from: null })), fakeApi());
    expect(text(place)).toContain('This message has no sender.');
    expect(text(place)).not.toContain('Nobody but you');
  });

  it('says so when the server is slow', async () => {
    const api = fakeApi();
    const release = api.hold('POST /api/card');
    const { place } = await mount(fakeHost(a), api);
    expect(text(place)).not.toContain('Still waiting');
    await doing(() => vi.advanceTimersByTime(1000));
    expect(text(place)).toContain('Still waiting');
    await doing(release);
    expect(text(place)).not.toContain('Still waiting');
  });

  it('follows the recipients while a mail is written', async () => {
    const writing = mail('w', 'x@x.example', {
      mode: 'compose',
      itemId: null,
      internetMessageId: null,
      from: null,
      recipients: [],
    });
    const host = fakeHost(writing);
    const { place } = await mount(host, fakeApi());
    expect(text(place)).toContain('Add a recipient');
    await pause();
    await doing(() =>
      host.changeRecipients({ ...writing, recipients: [{ name: 'Anna', address: 'anna@one.example' }] }),
    );
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
    expect(text(place)).toContain('once it is sent');
  });

  it('takes over when a customer found by name was open', async () => {
    const host = fakeHost(a);
    const api = fakeApi();
    api.on('GET /api/customers/', () => customer('zoe@z.example'));
    const { place, pane } = await mount(host, api);
    await doing(() => void pane.visits.open('id-zoe@z.example', 'Zoe'));
    expect(place.querySelector('h1')?.textContent).toBe('Zoe');
    expect(api.calls.filter((call) => call.path.startsWith('/api/customers/'))).toHaveLength(1);
    await doing(() => host.open(b));
    expect(place.querySelector('h1')?.textContent).toBe('Bela');
  });
});

/** Mounts while the host has not answered yet. */
async function mountWithoutWaiting(host: ReturnType<typeof fakeHost>) {
  const gate = host.readGate;
  host.readGate = null;
  const mounted = await mount(host, fakeApi());
  host.readGate = gate;
  await doing(() => host.open(a));
  return mounted;
}

function main(place: ParentNode) {
  return place.querySelector('main') ?? place;
}

/** Long enough that the next switch is not a quick one. */
async function pause() {
  await doing(() => vi.advanceTimersByTime(150));
}

describe('the company’s own people', () => {
  const own = {
    ownDomains: ['contoso.example', 'fabrikam.example'],
    ownAddresses: ['m.alias@free.example'],
    never: [],
  };
  const from = (address: string) => mail('c', address, { recipients: [{ name: 'Anna', address: 'anna@one.example' }] });
  const asked = (api: ReturnType<typeof fakeApi>) =>
    api.bodies('POST /api/card').map((body) => (body as { addresses: string[] }).addresses);

  it('are told beside the first card, once for the session, and then never asked about', async () => {
    const host = fakeHost(from('ilona@sales.fabrikam.example'));
    const api = fakeApi();
    api.on('GET /api/correspondence/rules', () => own);
    const release = api.hold('GET /api/correspondence/rules');
    const { place } = await mount(host, api);
    expect(asked(api)).toEqual([['ilona@sales.fabrikam.example', 'anna@one.example']]);
    await doing(release);
    expect(asked(api).at(-1)).toEqual(['anna@one.example']);
    expect(text(place)).not.toContain('ilona');
    await pause();
    await doing(() => host.open({ ...from('m.alias@free.example'), key: 'd' }));
    expect(asked(api).slice(2)).toEqual([['anna@one.example']]);
    expect(api.bodies('GET /api/correspondence/rules')).toHaveLength(1);
  });

  it('are left out by what the first card says, before the rules are told', async () => {
    const api = fakeApi();
    api.hold('GET /api/correspondence/rules');
    api.on('POST /api/card', () => ({
      people: [unknown('ilona@fabrikam.example', { isOurs: true }), known('anna@one.example')],
      mail: null,
    }));
    const { place } = await mount(fakeHost(from('ilona@fabrikam.example')), api);
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
    expect(text(place)).not.toContain('ilona');
  });

  it('are those of the user’s domain where nobody tells, and the card is shown', async () => {
    const api = fakeApi();
    api.on('GET /api/correspondence/rules', () => problem('unavailable', 503));
    const { place } = await mount(fakeHost(from('nikos@contoso.example')), api);
    expect(asked(api)).toEqual([['anna@one.example']]);
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
  });
});
