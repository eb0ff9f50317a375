import { afterEach, describe, expect, it } from 'vitest';
import { fakeApi, fakeHost, mail, unknown } from '../../testing/fakes';
import { click, field, mount, unmount } from '../../testing/mount';

const address = 'zsofia.kiss@dunabor.example';
const a = mail('a', address, { from: { name: 'Kiss Zsófia', address } });
const suggestion = {
  name: 'Kiss Zsófia',
  company: null,
  organisation: null,
  role: null,
  phones: [],
  sources: { name: 'sender', company: null },
  automatic: null,
};

afterEach(unmount);

describe('the address in a signature', () => {
  it.each([
    [{ street: 'Holtenauer Str. 12', postalCode: '24103', city: 'Kiel', country: 'DE' }],
    [{ street: 'Nádor utca 9', postalCode: '1051', city: 'Budapest', country: 'HU' }],
    [{ street: 'Τσιμισκή 12', postalCode: '546 24', city: 'Θεσσαλονίκη', country: 'GR' }],
    [{ street: null, postalCode: '8001', city: 'Gqeberha', country: 'ZA' }],
    [{ street: 'Str. Lungă 5', postalCode: null, city: 'Brașov', country: 'RO' }],
    [{ street: null, postalCode: null, city: null, country: 'IR' }],
  ])('takes the whole address of a signature: %o', async (place) => {
    const api = fakeApi();
    api.on('POST /api/card', () => ({ people: [unknown(address)], mail: null }));
    api.on('POST /api/customers/suggestion', () => ({ ...suggestion, place }));
    const { place: pane } = await mount(fakeHost(a), api);
    await click(pane, 'More');
    const typed = ['Street', 'Postal code', 'City', 'Country'].map((label) => field(pane, label).value);
    expect(typed).toEqual([place.street ?? '', place.postalCode ?? '', place.city ?? '', place.country]);
    await click(pane, 'Add without logging');
    expect(api.bodies('POST /api/customers').at(-1)).toMatchObject(place);
  });
});
