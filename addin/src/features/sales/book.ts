import undo from 'icon:arrow_undo_16_regular';
import box from 'icon:box_16_regular';
import money16 from 'icon:money_16_regular';
import receipt from 'icon:receipt_16_regular';
import type { Figures, NextAction, SaleKind, SalesFigures, Summary } from '../../api/types';
import { ago, daysUntil, shortDay, unbroken } from '../../text/dates';
import { shownNumber } from '../../text/documents';
import { decimal, money, names } from '../../text/text';
import type { EntryLine, EntryOf, KeyFigure } from '../slice';
import { t } from './book.words';
import { percent, prospects } from './prospects';

const icons: Readonly<Record<SaleKind, string>> = {
  order: box,
  invoice: receipt,
  prepayment: receipt,
  creditNote: undo,
  correction: receipt,
  return: undo,
  proForma: receipt,
};

/** What a customer orders: when last, how often, for how much. */
export function salesFigures({ sales }: Summary, now: Date, { sales: today }: Figures): KeyFigure[] {
  if (sales === undefined || sales.lastOn === null) {
    return [];
  }

  const { lastOn, usualGapDays, purchaseDays, home, withoutRate, sums } = sales;
  const last = `${lastOn}T00:00`;
  const total = home ?? sums[0];
  return [
    {
      label: t('sale.last'),
      value: ago(last, now),
      basis:
        usualGapDays !== null
          ? t('sale.every', { count: usualGapDays })
          : purchaseDays === 1
            ? t('sale.once')
            : t('sale.times', { count: purchaseDays }),
      exact: unbroken(shortDay(last, now)),
    },
    ...(total === undefined
      ? []
      : [
          {
            label: t('sale.sold'),
            value: money(total.sold, total.currency),
            basis:
              withoutRate > 0
                ? t('sale.norate', { count: withoutRate })
                : total.returned > 0
                  ? t('sale.returned', { amount: money(total.returned, total.currency) })
                  : (bestOf(today?.standing) ?? t('sale.times', { count: purchaseDays })),
            exact: sums.map(({ sold, currency }) => money(sold, currency)).join(' · '),
          },
        ]),
    ...(today === undefined
      ? []
      : [...prospects(sales, today, now), ...nextOrder(today, now), ...standing(today, now)]),
  ];
}

/** When the next order is likely: by all customers' gaps, or by the customer's own alone, and which of the two it is. */
function nextOrder({ next, expectedOn }: SalesFigures, now: Date): KeyFigure[] {
  const day = (date: string) => unbroken(shortDay(`${date}T00:00`, now));
  if (next?.isLikelyGone === true) {
    return [{ label: t('sale.next'), value: t('sale.next.gone'), basis: t('sale.next.gone.basis') }];
  }

  return expectedOn === null
    ? []
    : [
        {
          label: t('sale.next'),
          value: t(daysUntil(expectedOn, now) < 0 ? 'sale.expected.past' : 'sale.expected', { date: day(expectedOn) }),
          basis:
            next === null
              ? t('sale.next.own')
              : t('sale.next.range', { from: day(next.earliest), until: day(next.latest) }),
          exact:
            next === null
              ? t('sale.next.own.exact')
              : t('sale.next.exact', { count: next.ownGaps, customers: next.customers }),
        },
      ];
}

/** The customer's segment, with the reason. */
function standing({ standing: place }: SalesFigures, now: Date): KeyFigure[] {
  if (place === null) {
    return [];
  }

  // A score of 3 leaves two fifths of all customers behind.
  const behind = (score: number) => percent((score - 1) / 5);
  return [
    {
      label: t('sale.group'),
      value: isSegment(place.segment) ? t(`sale.group.${place.segment}`) : place.segment,
      basis: t('sale.group.basis', {
        recent: behind(place.recency),
        often: behind(place.frequency),
        money: behind(place.monetary),
      }),
      exact: t('sale.group.exact', { customers: place.customers, date: shortDay(`${place.on}T00:00`, now) }),
    },
  ];
}

const segments = [
  'Champions',
  'Loyal Customers',
  'Potential Loyalist',
  'New Customers',
  'Promising',
  'Need Attention',
  'About To Sleep',
  'At Risk',
  "Can't Lose Them",
  'Lost',
  'Others',
] as const;

function isSegment(name: string): name is (typeof segments)[number] {
  return (segments as readonly string[]).includes(name);
}

function bestOf(place: SalesFigures['standing'] | undefined): string | undefined {
  return place?.best == null || place.bestShare == null
    ? undefined
    : t('sale.best', { count: place.best, share: percent(place.bestShare) });
}

/** What a customer owes, and how they pay. */
export function paymentFigures({ payments, sales }: Summary, _now: Date, { payments: today }: Figures): KeyFigure[] {
  if (payments === undefined || today === undefined) {
    return [];
  }

  const { overdue, onTime } = today;
  const [first, ...others] = payments.balances
    .filter(({ balance }) => balance !== 0)
    .sort(
      (one, other) =>
        Number(other.currency === sales?.home?.currency) - Number(one.currency === sales?.home?.currency) ||
        Math.abs(other.balance) - Math.abs(one.balance),
    );
  const open = payments.balances.reduce((sum, { openInvoices }) => sum + openInvoices, 0);
  const figures: KeyFigure[] = [
    {
      label: t('pay.balance'),
      value: first === undefined ? '–' : owed(first),
      basis: [
        ...(others.length > 0 ? [t('pay.and', { amounts: names(others.map(owed)) })] : []),
        first === undefined
          ? t('pay.none')
          : overdue === null
            ? t('pay.settled')
            : t(overdue.isAtLeast ? 'pay.overdue.atleast' : 'pay.overdue', {
                amount: names(overdue.amounts.map(({ value, currency }) => money(value, currency))),
              }),
        ...(today.withoutRate.length > 0
          ? [
              t('pay.norate', {
                amounts: names(today.withoutRate.map(({ value, currency }) => money(value, currency))),
              }),
            ]
          : []),
      ].join(' · '),
      exact: t('pay.invoices', { count: open }),
    },
  ];
  if (onTime !== null) {
    figures.push({
      label: t('pay.ontime'),
      value: t('pay.of', { count: onTime.onTime, of: onTime.of }),
      basis: onTime.averageDaysLate > 0 ? t('pay.late', { days: decimal(onTime.averageDaysLate) }) : t('pay.never'),
      exact: t('pay.exact'),
    });
  }

  return figures;
}

/** What is owed to the customer is said in words: a sign is easily overlooked. */
function owed({ balance, currency }: { readonly balance: number; readonly currency: string }): string {
  return balance < 0 ? t('pay.credit', { amount: money(-balance, currency) }) : money(balance, currency);
}

/** The sentence of a code; undefined for a code that this pane does not know. */
export function say({ code, number, days, usualDays, amount }: NextAction): string | undefined {
  const owed = amount === null ? '' : money(amount.value, amount.currency);
  switch (code) {
    case 'invoice-overdue':
      if (amount === null) {
        return t('next.invoice-late', { number: shownNumber(number ?? ''), count: days ?? 0 });
      }

      return t('next.invoice-overdue', { number: shownNumber(number ?? ''), count: days ?? 0, amount: owed });
    case 'over-credit-limit':
      return t('next.over-credit-limit', { amount: owed });
    case 'order-expected':
      return t('next.order-expected', { usual: usualDays ?? 0, count: days ?? 0 });
    default:
      return undefined;
  }
}

/** The line of an order or an invoice. */
export function saleLine({ sale }: EntryOf<'sale'>): EntryLine {
  const amount = money(sale.total, sale.currency);
  const kind = t(`sale.kind.${sale.documentKind}`);
  const shown = sale.lines.join(', ');
  const more = sale.lineCount - sale.lines.length;
  return {
    icon: icons[sale.documentKind],
    title:
      sale.number === null
        ? t('sale.nonumber', { kind, amount })
        : t('sale.title', { kind, number: shownNumber(sale.number), amount }),
    by: sale.place ?? sale.recordedBy.name,
    said: more > 0 && shown !== '' ? t('sale.more', { lines: shown, count: more }) : shown,
    isDay: true,
  };
}

/** The line of a payment. */
export function paymentLine({ payment }: EntryOf<'payment'>): EntryLine {
  const { amount, currency, reference, method, recordedBy } = payment;
  return {
    icon: money16,
    title: t(amount < 0 ? 'pay.repaid' : 'pay.received', { amount: money(Math.abs(amount), currency) }),
    by: recordedBy.name,
    said: reference ?? method,
    isDay: true,
  };
}
