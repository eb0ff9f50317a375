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

it('names what is open in the home currency first', () => {
  const balances = [balance('USD', -10), balance('HUF', 2000), balance('EUR', -990.99)];
  const summary = { payments: { balances }, sales: { home: { currency: 'EUR' } } } as unknown as Summary;
  const figures = { payments: { overdue: null, onTime: null, withoutRate: [] } } as unknown as Figures;
  expect(paymentFigures(summary, now, figures).map(({ value }) => value)).toEqual(['€990.99 credit']);
});

/** What is said of the debts, and of how the customer pays. */
function told(balances: Balance[], overdue: Paid['overdue'] = null, onTime: Paid['onTime'] = null) {
  return paymentFigures({ payments: { balances } } as unknown as Summary, now, {
    payments: { overdue, onTime, withoutRate: [] },
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
    [
      'the largest first',
      [balance('USD', -10), balance('HUF', 2000), balance('EUR', -99)],
      null,
      'HUF\u00a02,000: and €99.00 credit and $10.00 credit · nothing overdue',
    ],
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

describe('the next twelve months', () => {
  it.each([
    ['inside the range', [2412.4, 0, 5100.2, 0.12], '€2,412: €0 to €5,100'],
    ['nothing is likely', [145, 0, 0, 0.95], 'likely nothing: €145 on average, because 5% of such customers buy again'],
    [
      'nothing is nearly certain',
      [3, 0, 0, 0.9995],
      'likely nothing: €3 on average, because under 1% of such customers buy again',
    ],
    ['less than is shown', [0.2, 0, 0, 0.9999], '€0: €0 to €0'],
    ['a few buy much more', [900, 0, 640, 0.7], '€0 to €640: €900 on average, because a few buy much more'],
    ['above by less than is shown', [640.4, 0, 640.2, 0.7], '€640: €0 to €640'],
    ['below the range', [90, 100, 400, 0.01], '€100 to €400: €90 on average'],
    ['at the end of the range', [640, 0, 640, 0.7], '€640: €0 to €640'],
  ])('%s', (_, [value, low, high, nothing], words) => {
    const { value: said, basis } = valueOf({ value, low, high, nothing }, 'Next 12 months') ?? {};
    expect(`${said}: ${basis}`).toBe(words);
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
    expect(valueOf({ active }, 'Still active')?.value).toBe(words);
  });
});

function valueOf(of: Record<string, number | undefined>, title: string) {
  const prospect = {
    value: null,
    low: null,
    high: null,
    nothing: null,
    confidence: 0.95,
    currency: 'EUR',
    active: 0.5,
  };
  const figures = salesFigures(
    {
      sales: { lastOn: '2026-11-01', usualGapDays: null, purchaseDays: 1, home: null, withoutRate: 0, sums: [] },
    } as unknown as Summary,
    now,
    {
      sales: {
        prospect: { ...prospect, ...of, customers: 9, model: 'm', fittedAt: '2026-11-16T08:00:00Z' },
        next: null,
        standing: null,
        expectedOn: null,
      },
    } as unknown as Figures,
  );
  return figures.find(({ label }) => label === title);
}
