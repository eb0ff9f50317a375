import { afterEach, describe, expect, it, vi } from 'vitest';
import { cardOf, fakeApi, fakeHost, mail, mailEntry, known, problem, unknown } from '../../testing/fakes';
import { Shell } from '../shell/Shell';
import { button, click, doing, hasButton, mount, settle, text, today, unmount } from '../../testing/mount';

const a = mail('a', 'anna@one.example');
const by = (name: string, userId: string) => ({ name, userId, at: new Date(2026, 10, 17, 10, 32).toISOString() });
const loggedByMaria = {
  entries: [{ customerId: 'id-anna@one.example', entryId: 'e1', customerName: 'Anna' }],
  loggedBy: [by('Maria', 'maria')],
  badge: 'off',
  leftOut: 0,
};

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

describe('logging', () => {
  it('sends ids only, says who and when, and puts the entry on top of the history', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence', () => loggedByMaria);
    const { place } = await mount(fakeHost(a), api);
    api.on('POST /api/card', (call) =>
      cardOf(call, {
        people: [
          known('anna@one.example', {
            timeline: { entries: [mailEntry('e1', '2026-11-17T10:32:00Z')], next: null },
          }),
        ],
        mail: loggedByMaria,
      }),
    );
    await click(place, 'Log email');
    expect(api.calls.find((call) => call.path === '/api/correspondence')).toMatchObject({
      body: { itemId: 'item-a', internetMessageId: '<a@mail>' },
      interactive: true,
    });
    expect(text(status(place))).toContain('Logged by Maria, 10:32');
    expect(place.querySelector('.entry')?.textContent).toContain('Subject e1');
    expect(hasButton(place, 'Log email')).toBe(false);
  });

  it('names the owner of a shared mailbox', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence', () => loggedByMaria);
    const shared = mail('s', 'anna@one.example', { mailbox: Promise.resolve('sales@contoso.example') });
    const { place } = await mount(fakeHost(shared), api);
    await click(place, 'Log email');
    expect(api.calls.find((call) => call.path === '/api/correspondence')?.body).toMatchObject({
      mailbox: 'sales@contoso.example',
    });
  });

  it('shows that it is busy and ignores a second click', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence', () => loggedByMaria);
    const release = api.hold('POST /api/correspondence', (call) => call.path === '/api/correspondence');
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Log email');
    await click(place, 'Logging…');
    expect(button(place, 'Logging…').getAttribute('aria-disabled')).toBe('true');
    await doing(release);
    expect(api.calls.filter((call) => call.path === '/api/correspondence')).toHaveLength(1);
  });

  it('tells failures in words, and tries again', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence', (call) =>
      call.path === '/api/correspondence'
        ? problem('mailbox-busy', 503, { retryAfter: 2.128 })
        : { messages: 1, more: false },
    );
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Log email');
    expect(text(place)).toContain('The mailbox is busy. Nothing was lost. Try again in 3 seconds.');
    expect(hasButton(place, 'Try again')).toBe(false);
    api.on('POST /api/correspondence', () => loggedByMaria);
    api.on('POST /api/card', (call) => cardOf(call, { mail: loggedByMaria }));
    await click(place, 'Log email');
    expect(text(status(place))).toContain('Logged by Maria');
  });

  it('counts the seconds of a short wait down, without reading them out', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: today });
    const api = fakeApi();
    api.on('POST /api/correspondence', () => problem('storage-unavailable', 503, { retryAfter: 4 }));
    const { place } = await mount(fakeHost(a), api, <Shell />, () => new Date());
    await click(place, 'Log email');
    const alert = place.querySelector('.problem p') ?? place;
    const seen = () => text(alert.querySelector('[aria-hidden]') ?? alert);
    const heard = () => text(alert.querySelector('.hidden-text') ?? alert);
    expect(seen()).toBe('Try again in 4 seconds.');
    await doing(() => vi.advanceTimersByTime(3000));
    expect([seen(), heard()]).toEqual(['Try again in 1 second.', 'Try again in 4 seconds.']);
    await doing(() => vi.advanceTimersByTime(1000));
    expect(text(alert)).toBe('The CRM cannot reach its storage right now. Try again now.');
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    [99, 'Try again in 99 seconds.'],
    [1200, 'Try again at 12:20.'],
    [86_400, 'Try again at Wed 12:00.'],
  ])('names the end of a wait that nobody counts in seconds: %i', async (retryAfter, words) => {
    const api = fakeApi();
    api.on('POST /api/correspondence', () => problem('mailbox-busy', 503, { retryAfter }));
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Log email');
    expect(text(place)).toContain(words);
  });

  it('does not tell of another mail what became of this one', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence', () => loggedByMaria);
    const release = api.hold('POST /api/correspondence', (call) => call.path === '/api/correspondence');
    const host = fakeHost(a);
    const { place } = await mount(host, api);
    await click(place, 'Log email');
    api.on('POST /api/card', (call) =>
      cardOf(call, {
        mail: (call.body as { internetMessageId?: string }).internetMessageId === '<a@mail>' ? loggedByMaria : null,
      }),
    );
    await doing(() => host.open(mail('a2', 'anna@one.example')));
    await doing(release);
    await settle();
    expect(text(place)).not.toContain('Logged by Maria');
    await doing(() => host.open(a));
    expect(text(place)).toContain('Logged by Maria');
  });

  it('does not let a card that was asked before the log say that it is not logged', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence', () => loggedByMaria);
    const { place, pane } = await mount(fakeHost(a), api);
    let first = true;
    const release = api.hold('POST /api/card', () => {
      const held = first;
      first = false;
      return held;
    });
    await doing(pane.refresh);
    api.on('POST /api/card', (call) => cardOf(call, { mail: loggedByMaria }));
    await click(place, 'Log email');
    await doing(release);
    expect(text(place)).toContain('Logged by Maria');
  });

  it('can be undone', async () => {
    const api = fakeApi();
    api.on('POST /api/card', (call) => cardOf(call, { mail: loggedByMaria }));
    api.on('POST /api/correspondence/undo', () => ({ loggedBy: [] }));
    const { place } = await mount(fakeHost(a), api);
    api.on('POST /api/card', (call) => cardOf(call));
    await click(place, 'Undo');
    expect(api.bodies('POST /api/correspondence/undo')).toEqual([
      { customerId: 'id-anna@one.example', entryId: 'e1', itemId: 'item-a', internetMessageId: '<a@mail>' },
    ]);
    expect(text(place)).toContain('Removed from the CRM');
    expect(hasButton(place, 'Log email')).toBe(true);
  });

  it('knows what colleagues have logged', async () => {
    const api = fakeApi();
    const both = { ...loggedByMaria, loggedBy: [by('Nikos', 'nikos'), by('Maria', 'maria')] };
    api.on('POST /api/card', (call) => cardOf(call, { mail: { ...both, loggedBy: [by('Nikos', 'nikos')] } }));
    api.on('POST /api/correspondence', () => both);
    const { place } = await mount(fakeHost(a), api);
    expect(text(place)).toContain('Logged by Nikos, 10:32');
    expect(hasButton(place, 'Undo')).toBe(false);
    api.on('POST /api/card', (call) => cardOf(call, { mail: both }));
    await click(place, 'Add my name');
    expect(text(place)).toContain('Logged by Nikos and Maria');
  });

  it.each([
    [['Nikos Anagnostopoulos'], 'Logged by Nikos A., 10:32', 'Logged by Nikos Anagnostopoulos, 10:32'],
    [['Maria'], 'Logged by Maria, 10:32', 'Logged by Maria, 10:32'],
    [
      ['Nikos Anagnostopoulos', 'Ilona Kiss'],
      'Logged by Nikos A. and Ilona K.',
      'Logged by Nikos Anagnostopoulos and Ilona Kiss',
    ],
  ])('names colleagues shortly enough for the line, and in full under the mouse: %j', async (names, line, title) => {
    const api = fakeApi();
    const loggedBy = names.map((name) => by(name, name));
    api.on('POST /api/card', (call) => cardOf(call, { mail: { ...loggedByMaria, loggedBy } }));
    const { place } = await mount(fakeHost(a), api);
    const said = place.querySelector<HTMLElement>('.logged-by');
    expect(said?.textContent).toBe(line);
    expect(said?.title.split('\n')[0]).toBe(title);
  });

  it('tells the truth about a mail on which nobody who was asked about is a customer', async () => {
    const api = fakeApi();
    api.on('POST /api/card', () => ({
      people: [unknown('anna@one.example')],
      mail: { entries: [], loggedBy: [by('Nikos', 'nikos')] },
    }));
    const { place } = await mount(fakeHost(a), api);
    expect(text(place)).toContain('Logged by Nikos, 10:32');
    expect(text(place)).not.toContain('nobody on it');
  });

  it('says in which shared mailbox the mail lies', async () => {
    const shared = mail('s', 'anna@one.example', { mailbox: Promise.resolve('sales@contoso.example') });
    const host = fakeHost(shared);
    const { place } = await mount(host, fakeApi());
    expect(text(place)).toContain('In the shared mailbox sales@contoso.example');
    await doing(() => host.open(a));
    expect(text(place)).not.toContain('shared mailbox');
  });

  it('is not promised to a reader who writes', async () => {
    const api = fakeApi();
    const reader = { name: 'Reza', userName: 'reza@x', objectId: 'r', tenantId: 't', roles: ['Crm.Reader'] };
    api.on('GET /api/me', () => reader);
    const writing = mail('w', 'x@x.example', {
      mode: 'compose',
      itemId: null,
      internetMessageId: null,
      from: null,
      recipients: [{ name: 'Anna', address: 'anna@one.example' }],
    });
    const { place } = await mount(fakeHost(writing), api);
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
    expect(text(place)).not.toContain('once it is sent');
  });

  it('says why it is not offered', async () => {
    const api = fakeApi();
    api.on('POST /api/card', () => ({ people: [unknown('anna@one.example')], mail: null }));
    const stranger = await mount(fakeHost(a), api);
    expect(text(stranger.place)).toContain('Not logged: no one on this email is in the CRM.');
    expect(hasButton(stranger.place, 'Log email')).toBe(false);

    const noId = await mount(fakeHost(mail('m', 'anna@one.example', { itemId: null })), fakeApi());
    expect(text(noId.place)).toContain('doesn’t say which message');
    expect(noId.place.querySelector('h1')?.textContent).toBe('Anna');

    const reader = fakeApi();
    reader.on('GET /api/me', () => ({
      name: 'Reza',
      userName: 'reza@x',
      objectId: 'r',
      tenantId: 't',
      roles: ['Crm.Reader'],
    }));
    const reading = await mount(fakeHost(a), reader);
    expect(text(reading.place)).toContain('Your role is read-only');
    expect(hasButton(reading.place, 'Log email')).toBe(false);
  });

  it('keeps the keyboard user’s place when the button gives way to the truth', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence', () => loggedByMaria);
    const { place } = await mount(fakeHost(a), api);
    button(place, 'Log email').focus();
    await click(place, 'Log email');
    expect(document.activeElement).not.toBe(document.body);
    expect(place.querySelector('.log')?.contains(document.activeElement)).toBe(true);
  });
});

function status(place: ParentNode): ParentNode {
  return place.querySelector('.log [role=status]') ?? place;
}
