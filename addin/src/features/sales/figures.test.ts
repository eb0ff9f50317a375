import { describe, expect, it } from 'vitest';
import type { Figures, Summary } from '../../api/types';
import { paymentFigures, salesFigures } from './book';

type Balance = NonNullable<Summary['payments']>['balances'][number];
type Paid = NonNullable<Figures['payments']>;

const now = new Date('2026-11-30T09:00:00Z');

const balance = (currency: string, amount: number): Balance => ({
  currency,
  balance: amount,
  credit: 0,
  openInvoices: amount > 0 ? 1 : 0,
});

const late: Paid['overdue'] = {
  count: 1,
  isAtLeast: false,
  amounts: [{ value: 40, currency: 'EUR' }],
  worstNumber: '7',
  worstDueOn: '2026-11-05',
  worstDays: 12,
};

/** What is said of the debts, and of how the customer pays. */
function told(balances: Balance[], overdue: Paid['overdue'] = null, onTime: Paid['onTime'] = null) {
  return paymentFigures({ payments: { balances } } as unknown as Summary, now, {
    payments: { overdue, onTime },
  } as unknown as Figures).map(({ value, basis }) => `${value}: ${basis ?? ''}`);
}

describe('what a customer owes', () => {
  it.each([
    ['nothing', [balance('EUR', 0), balance('HUF', 0)], null, '–: nothing open'],
    ['no invoice at all', [], null, '–: nothing open'],
    ['one currency', [balance('EUR', 50), balance('HUF', 0)], null, '€50.00: nothing overdue'],
    ['overdue', [balance('EUR', 50)], late, '€50.00: €40.00 overdue'],
    ['two currencies', [balance('EUR', 50), balance('USD', 20)], null, '€50.00: and $20.00 · nothing overdue'],
    ['two currencies, overdue', [balance('EUR', 50), balance('USD', 20)], late, '€50.00: and $20.00 · €40.00 overdue'],
    ['three decimals', [balance('KWD', 1.5)], null, 'KWD\u00a01.500: nothing overdue'],
    ['no minor unit', [balance('JPY', 1500)], null, '¥1,500: nothing overdue'],
  ])('%s', (_, balances, overdue, words) => {
    expect(told(balances, overdue)).toEqual([words]);
  });

  it.each([
    ['always on time', { onTime: 9, of: 9, averageDaysLate: 0 }, '9 of 9: never late'],
    ['once late', { onTime: 3, of: 4, averageDaysLate: 0.3 }, '3 of 4: 0.3 days late on average'],
    ['never on time', { onTime: 0, of: 2, averageDaysLate: 12 }, '0 of 2: 12.0 days late on average'],
  ])('paid %s', (_, onTime, words) => {
    expect(told([], null, onTime)[1]).toBe(words);
  });
});

describe('still active', () => {
  it.each([
    [1, 'over 99%'],
    [0.9901, 'over 99%'],
    [0.98, '98%'],
    [0.5, '50%'],
    [0.01, '1%'],
    [0.0099, 'under 1%'],
    [0, 'under 1%'],
  ])('%f is %s', (active, words) => {
    const prospect = { value: null, low: null, high: null, confidence: 0.95, currency: 'EUR', active, customers: 9 };
    const figures = salesFigures(
      {
        sales: { lastOn: '2026-11-01', usualGapDays: null, purchaseDays: 1, home: null, withoutRate: 0, sums: [] },
      } as unknown as Summary,
      now,
      {
        sales: {
          prospect: { ...prospect, model: 'm', fittedAt: '2026-11-16T08:00:00Z' },
          next: null,
          standing: null,
          expectedOn: null,
        },
      } as unknown as Figures,
    );
    expect(figures.find(({ label }) => label === 'Still active')?.value).toBe(words);
  });
});
