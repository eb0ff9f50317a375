import { afterEach, describe, expect, it } from 'vitest';
import type { Profile } from '../../api/types';
import { cardOf, customer, fakeApi, fakeHost, known, mail, problem, profile } from '../../testing/fakes';
import { button, click, doing, field, hasButton, mount, submit, text, type, unmount } from '../../testing/mount';

const a = mail('a', 'anna@one.example');
const id = 'id-anna@one.example';
const anna = profile({
  name: 'Anna',
  addresses: ['anna@one.example'],
  role: 'Buyer',
  city: 'Athens',
  birthday: { day: 23, month: 11, year: null },
  country: 'GR',
});

afterEach(unmount);

describe('the profile', () => {
  it('shows what is known, a birthday without its year', async () => {
    const { place } = await open();
    const facts = text(place.querySelector('.facts') ?? place);
    expect(facts).toContain('Birthday23 November');
    expect(facts).toContain('CountryGreece');
    expect(facts).not.toContain('Language');
  });

  it('is saved under the version that was read', async () => {
    const { place, api } = await open();
    api.on(`PUT /api/customers/${id}`, (call) => ({ id, version: 'v2', profile: call.body }));
    api.on('POST /api/card', (call) =>
      cardOf(call, { people: [person('v2', { ...anna, role: 'Head of purchasing' })] }),
    );
    await click(place, 'Edit');
    await type(field(place, 'Role'), 'Head of purchasing');
    await submit(place);
    const put = api.calls.find((call) => call.method === 'PUT');
    expect(put?.version).toBe('v1');
    expect(put?.body).toEqual({ ...anna, role: 'Head of purchasing' });
    expect(hasButton(place, 'Edit')).toBe(true);
    expect(text(place)).toContain('Head of purchasing');
  });

  it('puts another’s change and mine together where they do not collide', async () => {
    const { place, api } = await open();
    const theirs = { ...anna, city: 'Patras' };
    api.on(`PUT /api/customers/${id}`, (call) =>
      call.version === 'v1' ? stale(theirs) : { id, version: 'v3', profile: call.body },
    );
    await click(place, 'Edit');
    await type(field(place, 'Role'), 'Owner');
    await submit(place);
    const puts = api.calls.filter((call) => call.method === 'PUT');
    expect(puts.map((call) => call.version)).toEqual(['v1', 'v2']);
    expect(puts[1]?.body).toEqual({ ...anna, role: 'Owner', city: 'Patras' });
    expect(hasButton(place, 'Edit')).toBe(true);
  });

  it('lets the user choose where two changes collide, and loses nothing typed', async () => {
    const { place, api } = await open();
    api.on(`PUT /api/customers/${id}`, (call) =>
      call.version === 'v1' ? stale({ ...anna, role: 'Director' }) : { id, version: 'v3', profile: call.body },
    );
    await click(place, 'Edit');
    await type(field(place, 'Role'), 'Owner');
    await submit(place);
    const collision = place.querySelector('.collision');
    expect(text(collision ?? place)).toContain('MineOwner');
    expect(text(collision ?? place)).toContain('TheirsDirector');
    expect(field(place, 'Role').value).toBe('Owner');
    const [mine, theirs] = [...(collision?.querySelectorAll('input') ?? [])];
    await doing(() => theirs?.click());
    expect(field(place, 'Role').value).toBe('Director');
    await doing(() => mine?.click());
    expect(field(place, 'Role').value).toBe('Owner');
    await submit(place);
    expect(api.calls.findLast((call) => call.method === 'PUT')).toMatchObject({
      version: 'v2',
      body: { role: 'Owner' },
    });
  });

  it('recognises its own change when the answer to it was lost', async () => {
    const { place, api } = await open();
    api.on(`PUT /api/customers/${id}`, () => stale({ ...anna, role: 'Owner' }));
    await click(place, 'Edit');
    await type(field(place, 'Role'), 'Owner');
    await submit(place);
    expect(place.querySelector('.collision')).toBeNull();
    expect(hasButton(place, 'Edit')).toBe(true);
  });

  it('keeps an edit while another mail is open, and says that it is not saved', async () => {
    const { place, host } = await open();
    await click(place, 'Edit');
    expect(text(button(place.querySelector('.tabs') ?? place, /^Profile/))).not.toContain('Not saved yet');
    await type(field(place, 'Role'), 'Owner');
    await doing(() => host.open(null));
    await doing(() => host.open(a));
    expect(text(button(place.querySelector('.tabs') ?? place, /^Profile/))).toContain('Not saved yet');
    await click(place, /^Profile/);
    expect(field(place, 'Role').value).toBe('Owner');
    await click(place, 'Discard');
    expect(hasButton(place, 'Edit')).toBe(true);
  });

  it('shows what is wrong beside the field, and what the server refuses', async () => {
    const { place, api } = await open();
    api.on(`PUT /api/customers/${id}`, () => problem('invalid-request', 400, { errors: { 'phones[0]': ['x'] } }));
    await click(place, 'Edit');
    await type(field(place, 'Email address'), 'nobody');
    await submit(place);
    expect(text(place)).toContain('does not look like an email address');
    expect(api.calls.some((call) => call.method === 'PUT')).toBe(false);
    await type(field(place, 'Email address'), 'anna@one.example');
    await type(field(place, 'Phone'), 'x');
    await submit(place);
    expect(text(place)).toContain('This is not a phone number');
    expect(field(place, 'Phone').value).toBe('x');
  });

  it('shows a refused save beside the button, and the address that belongs to somebody else', async () => {
    const { place, api } = await open();
    const taken = { customerId: 'c9', name: 'Béla', address: 'bela@two.example' };
    api.on(`PUT /api/customers/${id}`, () => problem('address-taken', 409, { body: taken }));
    await click(place, 'Edit');
    await click(place, 'Add another');
    await type(field(place, 'Email address 2'), 'bela@two.example');
    await submit(place);
    const actions = place.querySelector('.profile-actions') ?? document.createElement('p');
    expect(text(actions)).toContain('This address already belongs to Béla');
    expect(field(place, 'Email address 2').getAttribute('aria-invalid')).toBe('true');
    expect(field(place, 'Email address 1').getAttribute('aria-invalid')).toBeNull();
    expect(document.activeElement).toBe(field(place, 'Email address 2'));
    api.on(`PUT /api/customers/${id}`, () => problem('storage-unavailable', 503));
    await submit(place);
    expect(text(actions)).toContain('cannot reach its storage');
    expect(actions.querySelector('[role=alert]')).toBe(document.activeElement);
  });

  it('takes several addresses', async () => {
    const { place, api } = await open();
    api.on(`PUT /api/customers/${id}`, (call) => ({ id, version: 'v2', profile: call.body }));
    await click(place, 'Edit');
    await click(place, 'Add another');
    await type(field(place, 'Email address 2'), 'anna@home.example');
    await submit(place);
    expect(api.calls.find((call) => call.method === 'PUT')?.body).toMatchObject({
      addresses: ['anna@one.example', 'anna@home.example'],
    });
  });
});

async function open() {
  const host = fakeHost(a);
  const api = fakeApi();
  api.on('POST /api/card', (call) => cardOf(call, { people: [person('v1', anna)] }));
  const { place } = await mount(host, api);
  await click(place, 'Profile');
  return { place, host, api };
}

function person(version: string, of: Profile) {
  return { ...known('anna@one.example'), customer: { ...customer('anna@one.example'), version, profile: of } };
}

function stale(theirs: Profile) {
  return problem('stale', 412, { body: { current: { id, version: 'v2', profile: theirs } } });
}
