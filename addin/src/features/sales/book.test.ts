import { describe, expect, it } from 'vitest';
import type { Figures, SalesFigures, Summary } from '../../api/types';
import { paymentFigures, salesFigures } from './book';

const now = new Date('2026-11-17T12:00:00');
const sum = { currency: 'EUR', sold: 3000, returned: 0 };
const summary: Summary = {
  sales: {
    documents: 4,
    purchaseDays: 4,
    firstOn: '2026-01-05',
    lastOn: '2026-10-07',
    last: null,
    returns: 0,
    sums: [sum],
    home: sum,
    withoutRate: 0,
    usualGapDays: 34,
    history: null,
    days: [],
    latestOn: null,
  },
};
const place = { recency: 5, frequency: 4, monetary: 5, best: null, bestShare: null, customers: 800, on: '2026-11-16' };
const soon = { expected: '2026-11-25', earliest: '2026-11-20', latest: '2026-12-04', ownGaps: 3, customers: 60 };

describe('figures of sales', () => {
  it.each([
    ['Champions', 'champion', 5, 'bought more recently than 80% of customers'],
    ['Loyal Customers', 'loyal', 3, 'bought more recently than 40% of customers'],
    ["Can't Lose Them", 'must not be lost', 1, 'bought more recently than 0% of customers'],
    ['Others', 'average', 2, 'bought more recently than 20% of customers'],
    ['Of a newer API', 'Of a newer API', 4, 'bought more recently than 60% of customers'],
  ])('say how a customer compares with all others: %s', (segment, said, recency, reason) => {
    const figure = figureOf('Compared with others', { standing: { ...place, segment, recency } });
    expect(figure?.value).toBe(said);
    expect(figure?.basis).toBe(`${reason}, more often than 60%, spent more than 80%`);
    expect(plain(figure?.exact)).toContain('among 800 customers on Nov 16');
  });

  it.each([
    [40, 0.05, 'one of your 40 best customers (top 5%)'],
    [1, 0.01, 'your best customer'],
    [null, null, '4 orders'],
  ])('say who is one of the best: %s', (best, bestShare, said) => {
    const standing = { ...place, segment: 'Champions', best, bestShare };
    expect(figureOf('Sold so far', { standing })?.basis).toBe(said);
  });

  it.each([
    [soon, false, '2026-11-25', 'about Nov 25', 'Nov 20 to Dec 4'],
    [soon, true, null, 'none expected', 'silent for longer than 99 of 100 gaps'],
    [null, false, '2026-11-25', 'about Nov 25', 'by the usual gap'],
    [null, false, '2026-11-10', 'was expected Nov 10', 'by the usual gap'],
  ])('say when the next order is likely, and by what: %o %s', (days, isLikelyGone, expectedOn, value, basis) => {
    const next = days === null ? null : { ...days, isOverdue: false, isLikelyGone };
    const figure = figureOf('Next order', { next, expectedOn });
    expect([figure?.value, figure?.basis].map(plain)).toEqual([value, basis]);
  });

  it.each([
    [1, sum, 'too early to say: one order does not tell how often'],
    [2, sum, 'too early to say: orders of less than a year, and too few customers to compare with'],
    [4, sum, 'too early to say: orders of less than a year, and too few customers to compare with'],
    [1, null, 'undefined: undefined'],
  ])('say so where too little is known: %d', (purchaseDays, home, said) => {
    const sales = { ...summary.sales, purchaseDays, home } as unknown as Summary['sales'];
    const figures = salesFigures({ sales } as Summary, now, figuresOf({}));
    const next = figures.find(({ label }) => label === 'Next 12 months');
    expect(`${next?.value}: ${next?.basis}`).toBe(said);
    expect(figures.map(({ label }) => label)).not.toContain('Still active');
  });
});

describe('figures of payments', () => {
  it.each([
    [[['EUR', 120]], [], '€120.00', 'nothing overdue'],
    [[['EUR', -20]], [], '€20.00 credit', 'nothing overdue'],
    [
      [
        ['EUR', 120],
        ['USD', -5],
      ],
      [{ value: 7000, currency: 'JPY' }],
      '€120.00',
      'and $5.00 credit · nothing overdue · ' +
        'not compared with the credit limit, as there is no exchange rate: ¥7,000',
    ],
  ] as const)('say in words what is owed to the customer: %o', (balances, withoutRate, value, basis) => {
    const payments = {
      balances: balances.map(([currency, balance]) => ({ currency, balance, credit: 0, openInvoices: 1 })),
    };
    const today = { overdue: null, onTime: null, overLimit: null, withoutRate, actions: [], today: '2026-11-17' };
    const [figure] = paymentFigures({ payments } as unknown as Summary, now, { payments: today } as unknown as Figures);
    expect([figure?.value, figure?.basis]).toEqual([value, basis]);
  });
});

// Days are written with spaces that do not break.
function plain(words: string | undefined): string | undefined {
  return words?.replace(/\s/gu, ' ');
}

function figureOf(label: string, sales: Partial<SalesFigures>) {
  return salesFigures(summary, now, figuresOf(sales)).find((figure) => figure.label === label);
}

function figuresOf(sales: Partial<SalesFigures>): Figures {
  return {
    sales: {
      today: '2026-11-17',
      daysSinceLast: 41,
      isSilent: false,
      expectedOn: null,
      next: null,
      standing: null,
      prospect: null,
      plainYear: null,
      actions: [],
      ...sales,
    },
  };
}
