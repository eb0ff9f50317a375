import { afterEach, describe, expect, it, vi } from 'vitest';
import { fakeApi, fakeHost, known, mail, problem, profile, unknown } from '../../testing/fakes';
import { click, doing, field, hasButton, mount, press, text, type, unmount } from '../../testing/mount';

const address = 'zsofia.kiss@dunabor.example';
const a = mail('a', address, { from: { name: 'Kiss Zsófia', address } });

afterEach(() => {
  vi.useRealTimers();
  unmount();
});

describe('the same as someone', () => {
  it('adds the address to the one who is chosen, also when the version has moved on', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const api = fakeApi();
    api.on('POST /api/card', () => ({ people: [unknown(address)], mail: null }));
    let puts = 0;
    api.on('POST /api/customers/search', () => ({ results: [found('id-anna', 'Anna')] }));
    api.on('GET /api/customers/id-anna', () => ({
      id: 'id-anna',
      version: `v${puts}`,
      profile: profile({ name: 'Anna', addresses: ['anna@one.example'] }),
    }));
    api.on('PUT /api/customers/id-anna', () =>
      ++puts === 1 ? problem('stale', 412) : { id: 'id-anna', version: 'v2', profile: profile() },
    );
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Existing customer…');
    await type(field(place, /^Name, company/), 'ann');
    await doing(() => vi.advanceTimersByTime(150));
    await press(field(place, /^Name, company/), 'Enter');
    api.on('POST /api/card', () => ({ people: [{ ...known('anna@one.example'), address }], mail: null }));
    await click(place, 'Add this address to Anna');
    expect(api.calls.filter((call) => call.method === 'PUT').map((call) => call.version)).toEqual(['v0', 'v1']);
    expect(api.calls.findLast((call) => call.method === 'PUT')?.body).toMatchObject({
      addresses: ['anna@one.example', address],
    });
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
    expect(hasButton(place, 'Add without logging')).toBe(false);
  });

  it.each([
    [{ ours: address }, 'This is a colleague’s address, and a colleague is not a customer'],
    [{}, 'This sender has no usable email address and cannot be added to the CRM.'],
  ])('says why the API refuses the address: %o', async (body, words) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const api = fakeApi();
    api.on('POST /api/card', () => ({ people: [unknown(address)], mail: null }));
    api.on('POST /api/customers/search', () => ({ results: [found('id-anna', 'Anna')] }));
    api.on('GET /api/customers/id-anna', () => ({ id: 'id-anna', version: 'v', profile: profile({ name: 'Anna' }) }));
    api.on('PUT /api/customers/id-anna', () =>
      problem('invalid-request', 400, { errors: { addresses: ['No.'] }, body }),
    );
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Existing customer…');
    await type(field(place, /^Name, company/), 'ann');
    await doing(() => vi.advanceTimersByTime(150));
    await press(field(place, /^Name, company/), 'Enter');
    await click(place, 'Add this address to Anna');
    expect([...place.querySelectorAll('[role=alert]')].map(text)).toEqual([words]);
  });
});

function found(id: string, name: string) {
  return {
    id,
    kind: 'person',
    name,
    company: null,
    role: null,
    address: null,
    city: null,
    country: null,
    stage: 'customer',
  };
}
