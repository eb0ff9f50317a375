import type { SalesFigures, Summary } from '../../api/types';
import { shortDay } from '../../text/dates';
import { intl } from '../../text/language';
import { money } from '../../text/text';
import type { KeyFigure } from '../slice';
import { t } from './book.words';

type Prospect = NonNullable<SalesFigures['prospect']>;
type Sales = NonNullable<Summary['sales']>;

/** What the models expect; the plain pace where they know too little of the customer; else that it is too early to say. */
export function prospects(
  { purchaseDays, home }: Sales,
  { prospect, plainYear }: SalesFigures,
  now: Date,
): KeyFigure[] {
  if (prospect === null) {
    return home === null
      ? []
      : plainYear === null
        ? [
            {
              label: t('sale.value'),
              value: t('sale.early'),
              basis: t(purchaseDays === 1 ? 'sale.early.once' : 'sale.early.short'),
            },
          ]
        : [
            {
              label: t('sale.pace'),
              value: money(plainYear.value, plainYear.currency),
              basis: t('sale.pace.basis'),
              exact: t('sale.pace.exact'),
            },
          ];
  }

  const { active, confidence, model, customers, fittedAt } = prospect;
  const exact = t('sale.value.exact', {
    share: percent(confidence),
    model,
    customers,
    date: shortDay(fittedAt, now),
  });
  return [
    ...expectedSales(prospect).map((said) => ({ label: t('sale.value'), ...said, exact })),
    { label: t('sale.active'), value: chance(active), exact },
  ];
}

/**
 * What the customer is expected to buy, and the range. Where buying nothing is likely, the few who come back may lift the average above the
 * whole range: then the range is said first, and the average with its reason.
 */
function expectedSales({ value, low, high, nothing, currency }: Prospect): { value: string; basis: string }[] {
  if (value === null || low === null || high === null) {
    return [];
  }

  const [average, from, to] = [roundMoney(value, currency), roundMoney(low, currency), roundMoney(high, currency)];
  if ((value >= low && value <= high) || average === from || average === to) {
    return [{ value: average, basis: t('sale.value.range', { low: from, high: to }) }];
  }

  return to === roundMoney(0, currency)
    ? [
        {
          value: t('sale.value.nothing'),
          basis: t('sale.value.few', { value: average, share: chance(1 - (nothing ?? 1)) }),
        },
      ]
    : [
        {
          value: t('sale.value.range', { low: from, high: to }),
          basis: t(value > high ? 'sale.value.skewed' : 'sale.value.average', { value: average }),
        },
      ];
}

// No model knows that something is certain, or that it cannot be.
function chance(share: number): string {
  return share > 0.99
    ? t('sale.active.most', { share: percent(0.99) })
    : share < 0.01
      ? t('sale.active.least', { share: percent(0.01) })
      : percent(share);
}

/** An estimate in whole units: cents would claim more than a model knows. */
function roundMoney(value: number, currency: string): string {
  return intl(Intl.NumberFormat, { style: 'currency', currency, maximumFractionDigits: 0 }).format(value);
}

/** A share as people read it, 20%. */
export function percent(share: number): string {
  return intl(Intl.NumberFormat, { style: 'percent' }).format(share);
}
