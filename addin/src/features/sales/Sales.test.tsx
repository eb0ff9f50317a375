import { afterEach, describe, expect, it } from 'vitest';
import type { CustomerCard } from '../../api/types';
import { cardOf, fakeApi, fakeHost, known, mail, problem } from '../../testing/fakes';
import { button, click, doing, field, hasButton, mount, submit, text, type, unmount } from '../../testing/mount';

const address = 'anna@one.example';
const id = `id-${address}`;
const path = `/api/customers/${id}`;
const at = '2026-11-10T09:00:00Z';
const by = { userId: 'maria', name: 'Maria', at };
const sum = { currency: 'EUR', sold: 3000, returned: 120 };
const invoice = {
  id: 's1',
  version: 'v1',
  kind: 'invoice',
  number: '1043',
  seller: null,
  day: '2026-10-06',
  dueOn: '2026-11-05',
  currency: 'EUR',
  total: 1240,
  tax: null,
  payable: 1240,
  place: null,
  order: null,
  corrects: null,
  replaces: false,
  rate: null,
  lineCount: 1,
  lines: [
    {
      productId: null,
      code: null,
      description: 'Olive oil',
      quantity: 10,
      unit: null,
      unitPrice: 124,
      discount: 0,
      amount: 1240,
    },
  ],
  note: null,
  importId: null,
  recordedBy: by,
  correctedBy: null,
};
const owed = {
  documentId: 's1',
  number: '1043',
  day: '2026-10-06',
  dueOn: '2026-11-05',
  currency: 'EUR',
  amount: 1240,
  open: 1240,
  state: 'open',
  settledOn: null,
  daysOverdue: 12,
};
const buyer = {
  summary: {
    sales: {
      documents: 4,
      purchaseDays: 4,
      firstOn: '2026-01-05',
      lastOn: '2026-10-07',
      last: { documentId: 's1', kind: 'invoice', number: '1043', total: 1240, currency: 'EUR' },
      returns: 1,
      sums: [sum],
      home: sum,
      withoutRate: 0,
      usualGapDays: 34,
      history: null,
      days: [],
      latestOn: null,
    },
    payments: {
      payments: 2,
      lastPaidOn: '2026-09-01',
      balances: [{ currency: 'EUR', balance: 1240, credit: 0, openInvoices: 1 }],
      paidInvoices: 2,
      paidOnTime: 1,
      daysLate: 10,
      due: [],
      dueBeyond: 0,
      limit: null,
    },
  },
  figures: {
    sales: {
      today: '2026-11-17',
      daysSinceLast: 41,
      isSilent: true,
      expectedOn: '2026-11-10',
      next: null,
      standing: null,
      prospect: {
        value: 2412.4,
        low: 0,
        high: 5100.2,
        confidence: 0.95,
        currency: 'EUR',
        active: 0.72,
        expectedPurchases: 6.1,
        nothing: 0.12,
        model: 'MBG/NBD and Gamma-Gamma',
        customers: 214,
        fittedAt: '2026-11-16T08:00:00Z',
      },
      plainYear: null,
      actions: [{ code: 'order-expected', weight: 7, number: null, days: 41, usualDays: 34, amount: null }],
    },
    payments: {
      today: '2026-11-17',
      overdue: {
        count: 1,
        isAtLeast: false,
        amounts: [{ value: 1240, currency: 'EUR' }],
        worstNumber: '1043',
        worstDueOn: '2026-11-05',
        worstDays: 12,
      },
      onTime: { onTime: 1, of: 3, averageDaysLate: 7.3 },
      overLimit: null,
      withoutRate: [],
      actions: [
        {
          code: 'invoice-overdue',
          weight: 62,
          number: '1043',
          days: 12,
          usualDays: null,
          amount: { value: 1240, currency: 'EUR' },
        },
        { code: 'from-a-newer-api', weight: 99, number: null, days: null, usualDays: null, amount: null },
      ],
    },
  },
} satisfies Partial<CustomerCard>;

afterEach(unmount);

describe('sales', () => {
  it('says what the customer owes, how they pay and what to do next, the weightiest first', async () => {
    const { place } = await open([]);
    const figures = text(place.querySelector('.sums') ?? place);
    expect(figures).toContain('Open balance€1,240.00€1,240.00 overdue');
    expect(figures).toContain('Pays on time1 of 37.3 days late on average');
    expect(figures).toContain('orders every 34 days');
    expect(figures).toContain('Sold so far€3,000.00€120.00 returned');
    expect(figures).toContain('Next 12 months€2,412€0 to €5,100');
    expect(figures).toContain('Still active72%');
    expect(figures).toContain('Next orderwas expected 10 Novby the usual gap');
    expect(figures).not.toContain('Compared with others');
    const next = [...place.querySelectorAll('.next-actions li')].map(text);
    expect(next).toEqual([
      'Invoice 1043 is 12 days late (€1,240.00).',
      'Orders every 34 days; 41 days since the last order.',
    ]);
  });

  it('shows nothing of sales for a customer without any', async () => {
    const { place } = await open([], {});
    expect(text(place.querySelector('.sums') ?? place)).not.toContain('Open balance');
    expect(place.querySelector('.next-actions')).toBeNull();
    expect(text(place)).toContain('No orders or invoices yet');
  });

  it('lists invoices with their state, and opens one to its lines', async () => {
    const { place } = await open([listed()]);
    expect(text(place.querySelector('.sales-item') ?? place)).toContain('Invoice 1043');
    expect(text(place.querySelector('.sales-item') ?? place)).toContain('€1,240.0012 days late');
    await click(place, /Invoice 1043/);
    expect(text(place)).toContain('Olive oil10 × €124.00€1,240.00');
  });

  it('records an invoice once, however often it is sent', async () => {
    const { place, api } = await open([]);
    await click(place, 'Add order or invoice');
    await type(field(place, 'Number'), '1044');
    await type(field(place, 'Total with tax'), '99.5');
    await type(field(place, 'What was sold'), 'Honey');
    api.on(`POST ${path}/sales`, () => problem('timeout', 0));
    await submit(place);
    api.on(`POST ${path}/sales`, () => invoice);
    await submit(place);
    const bodies = api.bodies(`POST ${path}/sales`) as { id: string }[];
    expect(bodies[1]).toMatchObject({
      kind: 'invoice',
      number: '1044',
      day: '2026-11-17',
      total: 99.5,
      lines: [{ description: 'Honey', quantity: 1, unitPrice: 99.5 }],
    });
    expect(bodies[0]?.id).toBe(bodies[1]?.id);
    expect(hasButton(place, 'Add payment')).toBe(true);
  });

  it('says which field the CRM did not accept', async () => {
    const { place, api } = await open([]);
    await click(place, 'Add order or invoice');
    await type(field(place, 'Total with tax'), '1.005');
    api.on(`POST ${path}/sales`, () =>
      problem('invalid-request', 400, { errors: { total: ['At most 2 decimals in EUR.'] } }),
    );
    await submit(place);
    expect(field(place, 'Total with tax').getAttribute('aria-invalid')).toBe('true');
    expect(text(place)).toContain('At most 2 decimals in EUR.');
  });

  it('corrects an invoice and keeps its lines, and removes it after asking', async () => {
    const { place, api } = await open([listed()]);
    api.on(`PUT ${path}/sales/s1`, () => ({ ...invoice, total: 1200 }));
    api.on(`DELETE ${path}/sales/s1`, () => undefined);
    await click(place, /Invoice 1043/);
    await click(place, 'Edit');
    await type(field(place, 'Total with tax'), '1200');
    await submit(place);
    expect(api.bodies(`PUT ${path}/sales/s1`)[0]).toMatchObject({
      number: '1043',
      total: 1200,
      lines: [{ description: 'Olive oil', quantity: 10, unitPrice: 124, discount: 0 }],
    });
    await click(place, /Invoice 1043/);
    await click(place, /Invoice 1043/);
    await click(place, 'Remove');
    expect(text(place)).toContain('Remove this from the CRM?');
    await click(place, 'Remove');
    expect(api.calls.some((call) => call.method === 'DELETE')).toBe(true);
  });

  it('records a payment for the invoice that is chosen', async () => {
    const { place, api } = await open([listed()]);
    api.on(`POST ${path}/payments`, () => ({ id: 'p1' }));
    await click(place, 'Add payment');
    await choose(place, 's1');
    expect(field(place, 'Amount').value).toBe('1240');
    await submit(place);
    expect(api.bodies(`POST ${path}/payments`)[0]).toMatchObject({
      amount: 1240,
      currency: 'EUR',
      for: [{ documentId: 's1', amount: 1240 }],
    });
  });

  it('lets a reader read only', async () => {
    const { place } = await open([listed()], buyer, ['Crm.Reader']);
    expect(hasButton(place, 'Add payment')).toBe(false);
    await click(place, /Invoice 1043/);
    expect(hasButton(place, 'Edit')).toBe(false);
  });
});

function listed() {
  const { id: saleId, version, kind, number, day, dueOn, currency, total, place, lineCount } = invoice;
  return {
    id: saleId,
    version,
    kind,
    number,
    day,
    dueOn,
    currency,
    total,
    place,
    lineCount,
    firstLine: 'Olive oil',
    counts: true,
  };
}

async function choose(place: ParentNode, value: string) {
  const select = field<HTMLSelectElement>(place, 'For');
  await doing(() => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

async function open(sales: unknown[], over: Partial<CustomerCard> = buyer, roles = ['Crm.Sales']) {
  const api = fakeApi();
  api.on('GET /api/me', () => ({ name: 'Maria', userName: 'm@c', objectId: 'maria', tenantId: 'contoso', roles }));
  api.on('POST /api/card', (call) => cardOf(call, { people: [known(address, over)] }));
  api.on(`GET ${path}/sales`, () => ({ sales, count: sales.length }));
  api.on(`GET ${path}/sales/s1`, () => invoice);
  api.on(`GET ${path}/payments`, () => ({
    today: '2026-11-17',
    balances: [{ currency: 'EUR', balance: 1240, credit: 0, openInvoices: 1 }],
    invoices: sales.length > 0 ? [owed] : [],
    invoiceCount: sales.length,
    payments: [],
    paymentCount: 0,
    limit: null,
  }));
  await import('./book');
  const mounted = await mount(fakeHost(mail('a', address)), api);
  await click(mounted.place, button(mounted.place, /^Sales/).textContent);
  return { ...mounted, api };
}
