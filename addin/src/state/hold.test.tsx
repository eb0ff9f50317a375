import { afterEach, describe, expect, it } from 'vitest';
import { cardOf, fakeApi, fakeHost, known, mail, problem, unknown } from '../testing/fakes';
import { click, doing, field, hasButton, mount, text, type, unmount } from '../testing/mount';

const anna = { name: 'Anna Post', address: 'anna@one.example' };
const bela = { name: 'Bela Kiss', address: 'bela@two.example' };
const told = { author: bela, isOurs: false, people: [bela], automatic: null, never: null };

afterEach(unmount);

/** The pane beside a mail of Anna's, whose answers go to Bela; the mailbox tells it when the test says so. */
async function opened(isKnown: boolean, said: unknown = told) {
  const api = fakeApi();
  const host = fakeHost(mail('a', anna.address, { from: anna }));
  api.on('POST /api/correspondence/people', () => said);
  api.on('POST /api/customers/suggestion', () => problem('unavailable', 503));
  api.on('POST /api/card', (call) =>
    isKnown
      ? cardOf(call)
      : {
          people: (call.body as { addresses: string[] }).addresses.map((one) =>
            one === anna.address ? unknown(one) : known(one),
          ),
          mail: null,
        },
  );
  const tell = api.hold('POST /api/correspondence/people');
  const { place, pane } = await mount(host, api);
  return { api, host, place, pane, tell: () => doing(tell), heading: () => place.querySelector('h1')?.textContent };
}

describe('whoever is shown when the mailbox names somebody else', () => {
  it('is left at once while nobody does anything', async () => {
    const { tell, heading, place } = await opened(false);
    expect(heading()).toBe('Anna Post');
    await tell();
    expect(heading()).toBe('Bela');
    expect(text(place)).not.toContain('Answers to this email');
  });

  it('stays while a form is filled in, which loses nothing, and is left once it is sent', async () => {
    const { api, place, tell, heading } = await opened(false);
    await type(field(place, 'Role'), 'Buyer');
    await tell();
    expect(heading()).toBe('Anna Post');
    expect(field(place, 'Role').value).toBe('Buyer');
    expect(text(place)).toContain('Answers to this email go to Bela Kiss. They are shown as soon as you finish here.');
    api.on('POST /api/customers', () => ({ id: 'anna', version: '1', profile: {} }));
    await click(place, 'Add without logging');
    expect(api.bodies('POST /api/customers').at(-1)).toMatchObject({ role: 'Buyer', addresses: [anna.address] });
    expect(heading()).toBe('Bela');
    expect(text(place)).not.toContain('Answers to this email');
  });

  it('stays while an existing customer is searched for', async () => {
    const { place, tell, heading } = await opened(false);
    await click(place, 'Existing customer…');
    await tell();
    expect(text(place)).toContain('Whose address is this?');
    await click(place, 'Back');
    expect(heading()).toBe('Bela');
  });

  it('stays while a profile is edited, whatever tab is shown, and is left when the edit is discarded', async () => {
    const { place, tell, heading } = await opened(true);
    await click(place, 'Profile');
    await click(place, 'Edit');
    await type(field(place, 'Role'), 'Buyer');
    await tell();
    await click(place, 'History');
    expect(heading()).toBe('Anna');
    await click(place, /Profile/);
    expect(field(place, 'Role').value).toBe('Buyer');
    await click(place, 'Discard');
    expect(heading()).toBe('Bela');
  });

  it('stays while the list of what is never logged is open', async () => {
    const { place, tell, heading } = await opened(true);
    await click(place, 'Never log…');
    await tell();
    expect(heading()).toBe('Anna');
    await click(place, 'Never log…');
    expect(heading()).toBe('Bela');
  });

  it('stays while the card or the rules say that this is a colleague', async () => {
    const { api, place, pane, heading } = await opened(false, problem('not-found', 404));
    await type(field(place, 'Role'), 'Buyer');
    api.on('GET /api/correspondence/rules', () => ({ ownDomains: ['one.example'], ownAddresses: [], never: [] }));
    api.on('POST /api/card', (call) => ({
      people: (call.body as { addresses: string[] }).addresses.map((one) => unknown(one, { isOurs: true })),
      mail: null,
    }));
    await doing(() => void pane.again());
    expect(heading()).toBe('Anna Post');
    expect(field(place, 'Role').value).toBe('Buyer');
  });

  it('tells a rule against logging at once', async () => {
    const { place, tell } = await opened(true, { ...told, never: { sender: 'one.example', forEverybody: true } });
    await click(place, 'Profile');
    await click(place, 'Edit');
    expect(hasButton(place, 'Log email')).toBe(true);
    await tell();
    expect(hasButton(place, 'Log email')).toBe(false);
  });

  it('is forgotten with the mail, and another mail shows its own people', async () => {
    const { host, place, tell, heading } = await opened(false);
    await type(field(place, 'Role'), 'Buyer');
    await tell();
    await doing(() => host.open(mail('b', 'cora@three.example')));
    expect(heading()).toBe('Cora');
    expect(text(place)).not.toContain('Answers to this email');
  });
});
