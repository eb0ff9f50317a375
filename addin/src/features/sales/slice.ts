import receipt from 'icon:receipt_16_regular';
import { lazy } from '../../ui/lazy';
import type { Slice } from '../slice';
import { bookOrFetch } from './later';
import { t } from './words';

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
  keyFigures: (summary, now, figures) =>
    summary.sales === undefined ? [] : (bookOrFetch()?.salesFigures(summary, now, figures) ?? []),
  nextActions: {
    of: ({ sales }) => sales?.actions ?? [],
    say: (action) => bookOrFetch()?.say(action),
  },
  history: {
    sale: {
      plural: () => t('sale.history'),
      line: (entry) => bookOrFetch()?.saleLine(entry) ?? { icon: receipt, title: entry.sale.number ?? '', isDay: true },
      Detail: lazy(async () => (await import('./Detail')).Detail),
    },
  },
};
