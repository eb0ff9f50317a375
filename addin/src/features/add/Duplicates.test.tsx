import { afterEach, describe, expect, it, vi } from 'vitest';
import { cardOf, customer, fakeApi, fakeHost, mail, problem, profile, unknown } from '../../testing/fakes';
import { click, doing, field, hasButton, mount, press, text, type, unmount } from '../../testing/mount';

const address = 'mary@two.example';
const a = mail('a', address, { from: { name: 'Pieter Khumalo', address } });

afterEach(() => {
  vi.useRealTimers();
  unmount();
});

describe('a customer who is in the CRM already', () => {
  it('is named before anybody is added twice, and takes the address', async () => {
    const { place, api } = await refused([line('p', 'Pieter Khumalo', 'Ubuntu Canteens')]);
    expect(text(place)).toContain('A customer with this name is already in the CRM');
    expect(text(place)).toContain('Ubuntu Canteens');
    expect([...place.querySelectorAll('.primary')].map(text)).toEqual(['Add this address to Pieter Khumalo']);
    api.on('GET /api/customers/p', () => ({ id: 'p', version: 'v', profile: profile({ addresses: ['p@u.example'] }) }));
    api.on('PUT /api/customers/p', () => ({ id: 'p', version: 'w', profile: profile() }));
    api.on('POST /api/correspondence', () => ({ entries: [], loggedBy: [], badge: 'off' }));
    api.on('POST /api/card', (call) => cardOf(call));
    await click(place, 'Add this address to Pieter Khumalo');
    expect(api.bodies('PUT /api/customers/p')[0]).toMatchObject({ addresses: ['p@u.example', address] });
    // The mail was to be logged, whoever it belongs to.
    expect(api.calls.some(({ path }) => path === '/api/correspondence')).toBe(true);
    expect(api.calls.filter(({ path }) => path === '/api/customers')).toHaveLength(1);
  });

  it('is added all the same where it is another person', async () => {
    const { place, api } = await refused([line('p', 'Pieter Khumalo', null), line('q', 'Pieter Khumalo', 'One')]);
    expect(text(place)).toContain('2 customers with this name are already in the CRM');
    api.on('POST /api/customers', (call) => (call.path === '/api/customers' ? customer(address) : suggestion));
    api.on('POST /api/correspondence', () => ({ entries: [], loggedBy: [], badge: 'off' }));
    await click(place, 'Add as another customer');
    const bodies = api.calls.filter(({ path }) => path === '/api/customers').map(({ body }) => body as { id: string });
    expect(bodies[1]).toMatchObject({ addAnyway: true, name: 'Pieter Khumalo' });
    expect(bodies[0]).not.toHaveProperty('addAnyway');
    expect(bodies[1]?.id).toBe(bodies[0]?.id);
  });

  it('says what failed when the address cannot be added', async () => {
    const { place, api } = await refused([line('p', 'Pieter Khumalo', null)]);
    api.on('GET /api/customers/p', () => problem('unavailable', 503));
    await click(place, 'Add this address to Pieter Khumalo');
    expect(text(place)).toContain('not available right now');
    expect(hasButton(place, 'Add and log this email')).toBe(true);
  });
});

describe('the company', () => {
  it('is offered while it is typed, with the keyboard too, and linked', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { place, api } = await opened();
    api.on('POST /api/customers/search', () => ({
      results: [line('p', 'Uma', null), { ...line('u', 'Ubuntu Canteens', null), kind: 'organisation' }],
      hasMore: false,
    }));
    const box = field(place, 'Company');
    await type(box, 'u');
    await doing(() => vi.advanceTimersByTime(150));
    expect(api.bodies('POST /api/customers/search')).toEqual([]);
    await type(box, 'ubu');
    await doing(() => vi.advanceTimersByTime(150));
    expect([...place.querySelectorAll('.company [role=option]')].map(text)).toEqual(['Ubuntu Canteens ']);
    await press(box, 'ArrowDown');
    await press(box, 'Enter');
    expect(box.value).toBe('Ubuntu Canteens');
    expect(text(place)).toContain('Linked to Ubuntu Canteens');
    expect(place.querySelectorAll('.company [role=option]')).toHaveLength(0);
    await click(place, 'Add without logging');
    expect(api.calls.find(({ path }) => path === '/api/customers')?.body).toMatchObject({ organisationId: 'u' });
  });

  it('is let alone where none is chosen', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { place, api } = await opened();
    api.on('POST /api/customers/search', () => ({
      results: [{ ...line('u', 'Ubuntu Canteens', null), kind: 'organisation' }],
      hasMore: false,
    }));
    const box = field(place, 'Company');
    await type(box, 'ubuntu');
    await doing(() => vi.advanceTimersByTime(150));
    await press(box, 'Escape');
    expect(place.querySelectorAll('.company [role=option]')).toHaveLength(0);
    expect(box.value).toBe('ubuntu');
  });
});

const suggestion = {
  name: 'Pieter Khumalo',
  company: null,
  organisation: null,
  role: null,
  phones: [],
  sources: { name: 'sender', company: null, role: null, phones: null },
};

async function opened() {
  const api = fakeApi();
  api.on('POST /api/card', () => ({ people: [unknown(address)], mail: null }));
  api.on('POST /api/customers/suggestion', () => suggestion);
  const { place } = await mount(fakeHost(a), api);
  return { place, api };
}

/** The form after the API has refused to add the person a second time. */
async function refused(customers: unknown[]) {
  const { place, api } = await opened();
  api.on('POST /api/customers', (call) =>
    call.path === '/api/customers' ? problem('already-known', 409, { body: { customers } }) : suggestion,
  );
  await click(place, 'Add and log this email');
  return { place, api };
}

function line(id: string, name: string, company: string | null) {
  return { id, kind: 'person', name, company, role: null, address: null, city: null, country: null, stage: 'customer' };
}
