import { afterEach, describe, expect, it } from 'vitest';
import { cardOf, fakeApi, fakeHost, known, mail, problem } from '../../testing/fakes';
import { button, click, mount, text, unmount } from '../../testing/mount';

const address = 'anna@one.example';
const path = `/api/customers/id-${address}`;
const butter = {
  productId: 'p1',
  name: 'Butter',
  price: 2,
  currency: 'EUR',
  chance: 0.124,
  because: { productId: 'p2', name: 'Bread', buyers: 100, bought: 60 },
  buyers: null,
};
const sold = {
  price: 3.6,
  currency: 'EUR',
  quantity: 120.5,
  sales: 40,
  firstOn: '2026-05-03',
  lastOn: '2026-10-01',
  places: ['Shop'],
  discounted: 0.4,
};

afterEach(unmount);

describe('offers', () => {
  it.each([
    [butter, '60 of 100 customers who bought Bread bought this too · chance 12% within 14 weeks'],
    [
      { ...butter, chance: 0.0154 },
      '60 of 100 customers who bought Bread bought this too · chance 1.5% within 14 weeks',
    ],
    [{ ...butter, chance: null }, '60 of 100 customers who bought Bread bought this too'],
    [{ ...butter, because: null, buyers: 30 }, '30 of 150 customers have it · chance 12% within 14 weeks'],
    [{ ...butter, because: null, chance: null }, ''],
  ])('say why, and how likely: %o', async (offer, reason) => {
    const place = await open([offer]);
    expect(text(place)).toContain(`May want nextButter${reason}€2.00`);
  });

  it('say no chance without its horizon', async () => {
    expect(text(await open([butter], { weeks: null }))).not.toContain('chance');
  });

  it('are missed by nobody where there are none', async () => {
    expect(text(await open([]))).not.toContain('May want next');
    unmount();
    expect(text(await open([], {}, () => problem('unavailable', 503)))).not.toContain('May want next');
  });
});

describe('prices', () => {
  it.each([
    [{ listPrice: 4 }, 'List price €4.00€3.60: 40 sales, 120.5 in all · 3 May to 1 Oct · Shop · 40% with a discount'],
    [{ listPrice: null }, '€3.60: 40 sales'],
    [{ listPrice: 4, prices: [] }, 'List price €4.00Not sold yet, or not counted yet'],
    [{ listPrice: 4, prices: [{ ...sold, lastOn: sold.firstOn, discounted: 0 }] }, '120.5 in all · 3 May · Shop'],
    [{ listPrice: 4, prices: [{ ...sold, sales: 1, places: [] }] }, '€3.60: 1 sale, 120.5 in all'],
  ])('of a product are shown beside its list price: %o', async (answer, said) => {
    const prices = { currency: 'EUR', prices: [sold], madeAt: '2026-11-16T08:00:00Z', ...answer };
    const place = await open([], {}, undefined, prices);
    await click(place, 'Show products bought');
    await click(place, 'Prices of Bread');
    expect(text(place).replace(/\s/gu, ' ')).toContain(said);
  });
});

async function open(offers: unknown[], over = {}, refuse?: () => unknown, prices: unknown = null) {
  const api = fakeApi();
  const bread = {
    productId: 'p2',
    code: null,
    description: 'Bread',
    times: 2,
    quantity: 3,
    unit: null,
    lastOn: '2026-10-01',
  };
  const sale = {
    id: 's1',
    version: 'v1',
    kind: 'order',
    number: 'O1',
    day: '2026-10-01',
    dueOn: null,
    currency: 'EUR',
    total: 10,
    place: null,
    counts: true,
  };
  api.on('GET /api/me', () => ({ name: 'Maria', userName: 'm@c', objectId: 'maria', tenantId: 'contoso', roles: [] }));
  api.on('POST /api/card', (call) => cardOf(call, { people: [known(address, {})] }));
  api.on(`GET ${path}/sales`, () => ({ sales: [sale], count: 1 }));
  api.on(`GET ${path}/sales/products`, () => ({ products: [{ ...bread, sums: [] }], count: 1 }));
  api.on('GET /api/products/p2/prices', () => prices);
  api.on(`GET ${path}/payments`, () => ({ today: '', balances: [], invoices: [], payments: [], limit: null }));
  api.on(`GET ${path}/offers`, refuse ?? (() => ({ offers, weeks: 14, customers: 150, madeAt: '', ...over })));
  const { place } = await mount(fakeHost(mail('a', address)), api);
  await click(place, button(place, /^Sales/).textContent);
  return place;
}
