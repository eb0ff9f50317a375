import { afterEach, describe, expect, it } from 'vitest';
import type { CustomerCard } from '../../api/types';
import { cardOf, fakeApi, fakeHost, known, mail, profile } from '../../testing/fakes';
import { button, click, doing, field, mount, submit, text, type, unmount } from '../../testing/mount';

const address = 'anna@one.example';
const sold = {
  documents: 0,
  purchaseDays: 1,
  firstOn: '2026-10-07',
  lastOn: '2026-10-07',
  last: null,
  returns: 0,
  sums: [],
  home: null,
  withoutRate: 0,
  usualGapDays: null,
  history: null,
  days: [],
  latestOn: null,
};
const path = `/api/customers/id-${address}`;

afterEach(unmount);

describe('the form of a document', () => {
  it('asks which invoice a correction or a credit note is for, and what the total of a correction means', async () => {
    const { place, api } = await open();
    api.on(`POST ${path}/sales`, () => ({ id: 's2' }));
    for (const [kind, corrects, replaces] of [
      ['correction', '1043', 'replace'],
      ['correction', '1043', 'add'],
      ['correction', '', ''],
      ['creditNote', '1043', ''],
      ['invoice', '', ''],
    ] as const) {
      await click(place, 'Add order or invoice');
      await choose(place, kind, 'Type');
      expect(text(place).includes('For invoice')).toBe(kind !== 'invoice');
      if (corrects !== '') {
        await choose(place, corrects, 'For invoice');
      }

      expect(text(place).includes('What the total means')).toBe(replaces !== '');
      if (replaces === 'add') {
        await choose(place, replaces, 'What the total means');
      }

      await type(field(place, 'Total with tax'), '62');
      await submit(place);
      const body = api.bodies(`POST ${path}/sales`).at(-1) as { kind: string; corrects?: string; replaces?: boolean };
      expect([body.kind, body.corrects ?? '', body.replaces]).toEqual([
        kind,
        corrects,
        replaces === '' ? undefined : replaces === 'replace',
      ]);
    }
  });
});

describe('the documents of a company', () => {
  it.each([
    ['organisation', 3, '3 documents of people'],
    ['organisation', 0, ''],
    ['person', 3, ''],
  ] as const)('says of a %s how many documents of people its figures include', async (kind, documents, said) => {
    const { place } = await open({ profile: profile({ kind }), summary: { sales: { ...sold, documents } } });
    expect(text(place).includes('of people')).toBe(said !== '');
    expect(text(place)).toContain(said);
  });
});

async function choose(place: ParentNode, value: string, label: string) {
  const select = field<HTMLSelectElement>(place, label);
  await doing(() => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

async function open(over: Partial<CustomerCard> = {}) {
  const owed = { documentId: 's1', number: '1043', day: '2026-10-06', dueOn: '2026-11-05', currency: 'EUR' };
  const api = fakeApi();
  const roles = ['Crm.Sales'];
  api.on('GET /api/me', () => ({ name: 'Maria', userName: 'm@c', objectId: 'maria', tenantId: 'contoso', roles }));
  api.on('POST /api/card', (call) => cardOf(call, { people: [known(address, over)] }));
  api.on(`GET ${path}/sales`, () => ({ sales: [], count: 0 }));
  api.on(`GET ${path}/payments`, () => ({
    today: '2026-11-17',
    balances: [],
    invoices: [{ ...owed, amount: 1240, open: 1240, state: 'open', settledOn: null, daysOverdue: 12 }],
    invoiceCount: 1,
    payments: [],
    paymentCount: 0,
    limit: null,
  }));
  await import('./book');
  const mounted = await mount(fakeHost(mail('a', address)), api);
  await click(mounted.place, button(mounted.place, /^Sales/).textContent);
  return { ...mounted, api };
}
