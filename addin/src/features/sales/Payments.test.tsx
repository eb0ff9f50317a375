import { afterEach, describe, expect, it } from 'vitest';
import type { Account, Invoice, Payment } from '../../api/types';
import { cardOf, fakeApi, fakeHost, known, mail, problem } from '../../testing/fakes';
import { button, click, field, hasButton, mount, submit, text, type, unmount } from '../../testing/mount';
import { bodyAgain, bodyOf, leftOf, payable, paymentDraftOf, several } from './paymentDraft';

const address = 'anna@one.example';
const path = `/api/customers/id-${address}/payments`;

const invoice = (documentId: string, open: number, over: Partial<Invoice> = {}): Invoice => ({
  documentId,
  number: documentId.toUpperCase(),
  day: '2026-10-06',
  dueOn: null,
  currency: 'EUR',
  amount: 100,
  open,
  state: open === 0 ? 'paid' : 'open',
  settledOn: null,
  daysOverdue: null,
  ...over,
});

const payment = (over: Partial<Payment> = {}): Payment => ({
  id: 'p1',
  version: 'v1',
  day: '2026-11-02',
  amount: 80,
  currency: 'EUR',
  method: 'Transfer',
  reference: 'RE 7',
  for: [],
  importId: null,
  recordedBy: { userId: 'maria', name: 'Maria', at: '2026-11-02T09:00:00Z' },
  correctedBy: null,
  ...over,
});

afterEach(unmount);

describe('what a corrected payment is for', () => {
  const invoices = [invoice('a', 0), invoice('b', 40), invoice('c', 0)];

  it.each([
    ['nothing said', payment(), '', undefined],
    ['one invoice', payment({ for: [{ documentId: 'b', amount: 30 }] }), 'b', [{ documentId: 'b', amount: 70 }]],
    ['a paid one', payment({ for: [{ documentId: 'a', amount: 80 }] }), 'a', [{ documentId: 'a', amount: 80 }]],
    ['more than is left', payment({ amount: 500 }), 'b', [{ documentId: 'b', amount: 40 }]],
    [
      'an invoice that is not listed',
      payment({ for: [{ documentId: 'z', amount: 5 }] }),
      'z',
      [{ documentId: 'z', amount: 5 }],
    ],
    [
      'several',
      payment({
        for: [
          { documentId: 'a', amount: 50 },
          { documentId: 'b', amount: 30 },
        ],
      }),
      several,
      [
        { documentId: 'a', amount: 50 },
        { documentId: 'b', amount: 30 },
      ],
    ],
    ['money paid back', payment({ amount: -20 }), 'b', undefined],
  ])('%s', (_, was, chosen, parts) => {
    expect(bodyOf({ ...paymentDraftOf(was), invoice: chosen }, invoices, was).for).toEqual(parts);
  });

  it('can be an open invoice or what it was for, and what is left counts the payment itself', () => {
    const was = payment({ for: [{ documentId: 'a', amount: 80 }] });
    expect(payable(invoices, was).map(({ documentId }) => documentId)).toEqual(['a', 'b']);
    expect(invoices.map((one) => leftOf(one, was))).toEqual([80, 40, 0]);
  });

  it('is recorded again as it was', () => {
    const was = payment({ method: null, for: [{ documentId: 'a', amount: 80 }] });
    expect(bodyAgain(was)).toEqual({
      id: 'p1',
      day: '2026-11-02',
      amount: 80,
      currency: 'EUR',
      reference: 'RE 7',
      for: [{ documentId: 'a', amount: 80 }],
    });
  });
});

describe('payments', () => {
  it('says what each payment is for, and how many are not shown', async () => {
    const { place } = await open(
      [
        payment(),
        payment({ id: 'p2', for: [{ documentId: 'a', amount: 50 }] }),
        payment({ id: 'p3', for: [{ documentId: 'z', amount: 80 }] }),
      ],
      503,
    );
    const lines = [...place.querySelectorAll('.sales-lines li')].map(text);
    expect(lines[0]).toContain('€80.00Transfer · RE 7Pay the oldest invoices');
    expect(lines[1]).toContain('Invoice A: €50.00 and the oldest invoices: €30.00');
    expect(lines[2]).toContain('An invoice without a number: €80.00');
    expect(text(place)).toContain('500 older payments are not shown.');
  });

  it('changes a payment, keeps what is not changed, and takes the change back', async () => {
    const { place, api } = await open([payment({ for: [{ documentId: 'a', amount: 80 }] })]);
    api.on(`PUT ${path}/p1`, (call) => ({ ...payment(), ...(call.body as object), version: 'v2' }));
    await click(place, 'Edit');
    await type(field(place, 'Amount'), '60');
    await submit(place);
    expect(api.calls.find(({ method }) => method === 'PUT')).toMatchObject({
      version: 'v1',
      body: {
        amount: 60,
        day: '2026-11-02',
        method: 'Transfer',
        reference: 'RE 7',
        for: [{ documentId: 'a', amount: 60 }],
      },
    });
    expect(text(place)).toContain('Payment of €80.00 changed');
    await click(place, 'Undo');
    expect(api.calls.findLast(({ method }) => method === 'PUT')).toMatchObject({
      version: 'v2',
      body: { amount: 80, for: [{ documentId: 'a', amount: 80 }] },
    });
    expect(text(place)).not.toContain('changed');
  });

  it('removes a payment and records it again under its own id', async () => {
    const { place, api } = await open([payment()]);
    api.on(`DELETE ${path}/p1`, () => undefined);
    api.on(`POST ${path}`, () => payment());
    await click(place, 'Remove');
    expect(text(place)).toContain('Payment of €80.00 removed');
    await click(place, 'Undo');
    expect(api.bodies(`POST ${path}`)).toEqual([bodyAgain(payment())]);
  });

  it('bases the next save on what a colleague has stored meanwhile', async () => {
    const { place, api } = await open([payment()]);
    api.on(`PUT ${path}/p1`, () =>
      problem('stale', 412, { body: { current: payment({ version: 'v9', amount: 81 }) } }),
    );
    await click(place, 'Edit');
    await submit(place);
    expect(text(place)).toContain('Someone else has just changed this.');
    api.on(`PUT ${path}/p1`, () => payment({ version: 'v10' }));
    await submit(place);
    expect(api.calls.findLast(({ method }) => method === 'PUT')?.version).toBe('v9');
  });

  it('keeps a payment that could not be removed', async () => {
    const { place, api } = await open([payment()]);
    api.on(`DELETE ${path}/p1`, () => problem('timeout', 0));
    await click(place, 'Remove');
    expect(text(place)).toContain('The CRM did not respond in time.');
    expect(hasButton(place, 'Undo')).toBe(false);
    expect(hasButton(place, 'Edit')).toBe(true);
  });

  it('lets a reader read only', async () => {
    const { place } = await open([payment()], 1, ['Crm.Reader']);
    expect(text(place)).toContain('€80.00');
    expect(hasButton(place, 'Remove')).toBe(false);
  });
});

async function open(payments: Payment[], paymentCount = payments.length, roles = ['Crm.Sales']) {
  const api = fakeApi();
  const account: Account = {
    today: '2026-11-17',
    balances: [{ currency: 'EUR', balance: 40, credit: 0, openInvoices: 1 }],
    invoices: [invoice('a', 0), invoice('b', 40)],
    invoiceCount: 2,
    payments,
    paymentCount,
    limit: null,
  };
  api.on('GET /api/me', () => ({ name: 'Maria', userName: 'm@c', objectId: 'maria', tenantId: 'contoso', roles }));
  api.on('POST /api/card', (call) => cardOf(call, { people: [known(address)] }));
  api.on(`GET /api/customers/id-${address}/sales`, () => ({ sales: [], count: 0 }));
  api.on(`GET ${path}`, () => account);
  const mounted = await mount(fakeHost(mail('a', address)), api);
  await click(mounted.place, button(mounted.place, /^Sales/).textContent);
  return { ...mounted, api };
}
