import box from 'icon:box_16_regular';
import receipt from 'icon:receipt_16_regular';
import undo from 'icon:arrow_undo_16_regular';
import type { NextAction, SaleKind, Summary } from '../../api/types';
import { ago, shortDay, unbroken } from '../../text/dates';
import { money } from '../../text/text';
import { lazy } from '../../ui/lazy';
import type { EntryLine, EntryOf, KeyFigure, Slice } from '../slice';
import { t } from './words';

const icons: Readonly<Record<SaleKind, string>> = {
  order: box,
  invoice: receipt,
  prepayment: receipt,
  creditNote: undo,
  correction: receipt,
  return: undo,
  proForma: receipt,
};

/** What a customer orders and is invoiced: figures on the card, a tab, and each document in the history. */
export const sales: Slice = {
  name: 'sales',
  tabs: [
    {
      id: 'sales',
      title: () => t('tab.sales'),
      Content: lazy(async () => (await import('./Sales')).Sales),
    },
  ],
  keyFigures,
  nextActions: { of: ({ sales }) => sales?.actions ?? [], say },
  history: {
    sale: { plural: () => t('sale.history'), line, Detail: lazy(async () => (await import('./Detail')).Detail) },
  },
};

function keyFigures({ sales }: Summary, now: Date): KeyFigure[] {
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
                  : t('sale.times', { count: purchaseDays }),
            exact: sums.map(({ sold, currency }) => money(sold, currency)).join(' · '),
          },
        ]),
  ];
}

function say({ code, days, usualDays }: NextAction): string | undefined {
  return code === 'order-expected' ? t('next.order-expected', { usual: usualDays ?? 0, count: days ?? 0 }) : undefined;
}

function line({ sale }: EntryOf<'sale'>): EntryLine {
  const amount = money(sale.total, sale.currency);
  const kind = t(`sale.kind.${sale.documentKind}`);
  const shown = sale.lines.join(', ');
  const more = sale.lineCount - sale.lines.length;
  return {
    icon: icons[sale.documentKind],
    title:
      sale.number === null
        ? t('sale.nonumber', { kind, amount })
        : t('sale.title', { kind, number: sale.number, amount }),
    from: sale.place ?? sale.recordedBy.name,
    said: more > 0 && shown !== '' ? t('sale.more', { lines: shown, count: more }) : shown,
    isDay: true,
  };
}
