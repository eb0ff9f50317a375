import { afterEach, describe, expect, it, vi } from 'vitest';
import { cardOf, customer, fakeApi, fakeHost, known, mail, problem, profile, unknown } from '../../testing/fakes';
import { New } from './New';
import { button, click, doing, field, hasButton, mount, settle, text, type, unmount } from '../../testing/mount';

const address = 'zsofia.kiss@dunabor.example';
const a = mail('a', address, { from: { name: 'Kiss Zsófia', address } });
const dunabor = { id: 'dunabor', name: 'Dunabor Kft.', knownPeople: 3 };
const suggestion = {
  name: 'Kiss Zsófia',
  company: 'Dunabor Kft.',
  organisation: dunabor,
  role: 'Export manager',
  phones: ['+36 1 555 0142'],
  sources: { name: 'sender', company: 'domain' },
};

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

describe('adding a sender', () => {
  it('shows a form at once, fills it when the signature has been read, and says from where', async () => {
    const api = strangers();
    const release = api.hold('POST /api/customers/suggestion');
    const { place } = await mount(fakeHost(a), api);
    expect(field(place, 'Name').value).toBe('Kiss Zsófia');
    expect(field(place, 'Company').value).toBe('Dunabor Kft.');
    expect(text(place)).toContain('from the sender');
    expect(text(place)).toContain('3 customers share this domain');
    expect(text(place)).toContain('Reading the signature');
    await doing(release);
    expect(field(place, 'Role').value).toBe('Export manager');
    expect(field(place, 'Phone').value).toBe('+36 1 555 0142');
    expect(text(place)).toContain('from the signature');
    expect(api.calls.some((call) => call.path === '/api/customers')).toBe(false);
  });

  it('never overwrites what the user has typed', async () => {
    const api = strangers();
    const release = api.hold('POST /api/customers/suggestion');
    const { place } = await mount(fakeHost(a), api);
    await type(field(place, 'Role'), 'Head of export');
    await type(field(place, 'Company'), 'Dunabor Export');
    await doing(release);
    expect(field(place, 'Role').value).toBe('Head of export');
    expect(field(place, 'Company').value).toBe('Dunabor Export');
    expect(field(place, 'Phone').value).toBe('+36 1 555 0142');
  });

  it('names the email as the source of a recipient’s name, and only adds beside a mail that is being written', async () => {
    const writing = mail('w', 'maria@contoso.example', {
      mode: 'compose',
      from: null,
      itemId: null,
      internetMessageId: null,
      recipients: [{ name: 'Kiss Zsófia', address }],
    });
    const { place } = await mount(fakeHost(writing), strangers());
    expect(text(place)).toContain('from this email');
    expect(text(place)).not.toContain('from the sender');
    expect(hasButton(place, 'Add to CRM')).toBe(true);
    expect(hasButton(place, 'Add without logging')).toBe(false);
  });

  it('is the one blue button where a customer is on the mail too, and says under whom the other one logs it', async () => {
    const api = strangers();
    api.on('POST /api/card', (call) => cardOf(call, { people: [unknown(address), known('anna@one.example')] }));
    const host = fakeHost({ ...a, recipients: [{ name: 'Anna', address: 'anna@one.example' }] });
    const { place } = await mount(host, api);
    expect([...place.querySelectorAll('.button.primary')].map((one) => one.textContent)).toEqual([
      'Add and log this email',
    ]);
    expect(text(place)).toContain('If you do not add this person, the email is logged under Anna only.');
    expect(hasButton(place, 'Log email')).toBe(true);
  });

  it('adds and logs in one click, linked to the company', async () => {
    const api = strangers();
    api.on('POST /api/customers', (call) => (call.path === '/api/customers' ? customer(address) : suggestion));
    api.on('POST /api/correspondence', (call) =>
      call.path === '/api/correspondence'
        ? { entries: [], loggedBy: [{ userId: 'maria', name: 'Maria', at: '2026-11-17T10:32:00Z' }], badge: 'off' }
        : { messages: 1, more: false },
    );
    const { place } = await mount(fakeHost(a), api);
    api.on('POST /api/card', (call) => cardOf(call));
    await click(place, 'Add and log this email');
    const body = api.calls.find((call) => call.path === '/api/customers')?.body;
    expect(body).toMatchObject({
      kind: 'person',
      name: 'Kiss Zsófia',
      company: 'Dunabor Kft.',
      organisationId: 'dunabor',
      role: 'Export manager',
      addresses: [address],
      phones: ['+36 1 555 0142'],
    });
    expect(body).not.toHaveProperty('owner');
    expect(body).toHaveProperty('id');
    expect(api.calls.find((call) => call.path === '/api/correspondence')?.body).toMatchObject({ itemId: 'item-a' });
    expect(place.querySelector('h1')?.textContent).toBe('Zsofia.kiss');
    expect(text(place)).toContain('Added to the CRM');
  });

  it.each(['Add and log this email', 'Add without logging'])(
    'hands the focus to the new card after “%s”',
    async (name) => {
      const api = strangers();
      api.on('POST /api/customers', (call) => (call.path === '/api/customers' ? customer(address) : suggestion));
      const { place } = await mount(fakeHost(a), api);
      api.on('POST /api/card', (call) => cardOf(call));
      button(place, name).focus();
      await click(place, name);
      expect(document.activeElement).toBe(place.querySelector('h1'));
      expect(text([...place.querySelectorAll('[role=status]')].find((one) => text(one) !== '') ?? place)).toBe(
        'Added to the CRM',
      );
    },
  );

  it.each(['not an address', '"john doe"@x.example'])('offers nothing that cannot work for %s', async (bad) => {
    const api = fakeApi();
    api.on('POST /api/card', () => ({ people: [unknown(bad)], mail: null }));
    const { place } = await mount(fakeHost(mail('x', bad)), api);
    expect(text(place)).toContain('This sender has no usable email address');
    expect(hasButton(place, /add|same as/i)).toBe(false);
    expect(api.calls.some((call) => call.path === '/api/customers/suggestion')).toBe(false);
  });

  it('follows the open mail in every field that was not typed', async () => {
    const api = strangers();
    const host = fakeHost(a);
    const { place } = await mount(host, api);
    await type(field(place, 'Company'), 'Dunabor Export');
    expect(field(place, 'Role').value).toBe('Export manager');
    api.on('POST /api/customers/suggestion', () => ({
      ...suggestion,
      name: 'Zsófia Nagy',
      role: 'Director',
      phones: [],
    }));
    await doing(() => host.open(mail('b', address, { from: { name: 'Zsófia Nagy', address } })));
    await settle();
    expect(field(place, 'Name').value).toBe('Zsófia Nagy');
    expect(field(place, 'Role').value).toBe('Director');
    expect(field(place, 'Phone').value).toBe('');
    expect(field(place, 'Company').value).toBe('Dunabor Export');
  });

  it.each([
    ['noreply@shop.example', { automatic: 'noReply' }, 'automatic sender'],
    ['news@shop.example', { automatic: 'newsletter' }, 'This looks like a newsletter'],
  ] as const)('waits to be asked before it offers to add %s', async (sender, what, words) => {
    const api = fakeApi();
    api.on('POST /api/card', () => ({ people: [unknown(sender, what)], mail: null }));
    const { place } = await mount(fakeHost(mail('x', sender)), api);
    expect(text(place)).toContain(words);
    expect(hasButton(place, 'Add and log this email')).toBe(false);
    expect(place.querySelector('.primary')).toBeNull();
    await click(place, 'Add anyway');
    expect(hasButton(place, 'Add and log this email')).toBe(true);
  });

  it.each([
    ['nikos@contoso.example', {}],
    ['nikos@fabrikam.example', { isOurs: true }],
    ['no-reply@contoso.example', { automatic: 'noReply' }],
    ['news@fabrikam.example', { isOurs: true, automatic: 'newsletter' }],
    ['kim@emea.contoso.example', { isOurs: true }],
  ] as const)('says why a colleague is not added: %s', async (sender, what) => {
    const api = fakeApi();
    api.on('POST /api/card', () => ({ people: [unknown(sender, what)], mail: null }));
    const { place } = await mount(fakeHost(mail('x', sender)), api);
    expect(text(place)).toContain('Everyone on this email is a colleague, and a colleague is not a customer.');
    expect(hasButton(place, /^Add|Existing/)).toBe(false);
  });

  it.each([
    ['nikos@contoso.example', true],
    ['Nikos@Sales.Fabrikam.example', true],
    ['m.alias@free.example', true],
    ['someone@free.example', false],
    ['nikos@notcontoso.example', false],
  ])('adds no colleague whose address is typed: %s', async (typed, isOurs) => {
    const api = fakeApi();
    api.on('GET /api/correspondence/rules', () => ({
      ownDomains: ['fabrikam.example'],
      ownAddresses: ['m.alias@free.example'],
      never: [],
    }));
    const { place } = await mount(fakeHost(a), api, <New text="Nikos" onBack={() => {}} onAdded={() => {}} />);
    await type(field(place, 'Email address'), typed);
    await click(place, 'Add to CRM');
    expect(text(place).includes('a colleague is not a customer')).toBe(isOurs);
    expect(api.bodies('POST /api/customers')).toHaveLength(isOurs ? 0 : 1);
  });

  it('logs the mail the user meant when another one has been opened meanwhile', async () => {
    const api = strangers();
    api.on('POST /api/customers', (call) => (call.path === '/api/customers' ? customer(address) : suggestion));
    const release = api.hold('POST /api/customers', (call) => call.path === '/api/customers');
    const host = fakeHost(a);
    const { place } = await mount(host, api);
    await click(place, 'Add and log this email');
    await doing(() => host.open(mail('b', 'bela@two.example')));
    await doing(release);
    expect(api.calls.filter((call) => call.path === '/api/correspondence').map((call) => call.body)).toEqual([
      { itemId: 'item-a', internetMessageId: '<a@mail>' },
    ]);
  });

  it('tries again under the same id, so that a lost answer makes no second customer', async () => {
    const api = strangers();
    api.on('POST /api/customers', (call) => (call.path === '/api/customers' ? problem('timeout', 0) : suggestion));
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Add without logging');
    await click(place, 'Add without logging');
    const ids = api.calls
      .filter((call) => call.path === '/api/customers')
      .map((call) => (call.body as { id: string }).id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(text(place)).toContain('did not respond in time');
  });

  it('wants a name', async () => {
    const api = strangers();
    const { place } = await mount(fakeHost(a), api);
    await type(field(place, 'Name'), ' ');
    await click(place, 'Add without logging');
    expect(text(place)).toContain('Enter a name');
    expect(document.activeElement).toBe(field(place, 'Name'));
    expect(api.calls.some((call) => call.path === '/api/customers')).toBe(false);
  });

  it('shows who has the address already', async () => {
    const api = strangers();
    api.on('POST /api/customers', (call) =>
      call.path === '/api/customers'
        ? problem('address-taken', 409, { body: { customerId: 'c9', name: 'Zsófia Kiss-Nagy' } })
        : suggestion,
    );
    const zsofia = profile({ name: 'Zsófia Kiss-Nagy' });
    api.on('GET /api/customers/c9', () => customer('zsofia@two.example', { id: 'c9', profile: zsofia }));
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Add without logging');
    await click(place, 'Show Zsófia Kiss-Nagy');
    expect(place.querySelector('h1')?.textContent).toBe('Zsófia Kiss-Nagy');
  });

  it('keeps what was typed while another mail was open', async () => {
    const host = fakeHost(a);
    const { place } = await mount(host, strangers());
    await type(field(place, 'Role'), 'Owner');
    await doing(() => host.open(null));
    await doing(() => host.open(a));
    await settle();
    expect(field(place, 'Role').value).toBe('Owner');
  });

  it.each([
    ['newsletter', 'This looks like a newsletter.'],
    ['program', 'This email was sent automatically.'],
    ['noReply', 'This is an automatic sender (no-reply).'],
    ['undeliverable', 'This is a notice that an email could not be delivered.'],
  ])('folds the form when the mail turns out to be from no person: %s', async (automatic, words) => {
    const api = strangers();
    api.on('POST /api/customers/suggestion', () => ({ ...suggestion, automatic }));
    const { place } = await mount(fakeHost(a), api);
    expect(text(place)).toContain(words);
    expect(place.querySelector('form')).toBeNull();
    await click(place, 'Add anyway');
    expect(place.querySelector('.button.primary')).toBeNull();
    expect(hasButton(place, 'Add and log this email')).toBe(true);
  });

  it('asks for birthday, language and country only on request', async () => {
    const { place } = await mount(fakeHost(a), strangers());
    expect(text(place)).not.toContain('Birthday');
    await click(place, 'More');
    await type(field(place, 'Day'), '31');
    await type(field(place, 'Month'), '2');
    await click(place, 'Add without logging');
    expect(text(place)).toContain('That date does not exist');
  });
});

function strangers() {
  const api = fakeApi();
  api.on('POST /api/card', (call) => ({
    people: (call.body as { addresses: string[] }).addresses.map((one) =>
      one === address ? unknown(one, { organisation: dunabor }) : known(one),
    ),
    mail: null,
  }));
  api.on('POST /api/customers/suggestion', () => suggestion);
  return api;
}
