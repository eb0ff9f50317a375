import receipt from 'icon:receipt_16_regular';
import { lazy } from '../../ui/lazy';
import { bookOrFetch } from '../sales/later';
import { t } from '../sales/words';
import type { Slice } from '../slice';

/** What a customer owes and how they pay: figures on the card, open invoices, payments in the history. */
export const payments: Slice = {
  name: 'payments',
  keyFigures: (summary, now, figures) =>
    summary.payments === undefined ? [] : (bookOrFetch()?.paymentFigures(summary, now, figures) ?? []),
  nextActions: {
    of: ({ payments }) => payments?.actions ?? [],
    say: (action) => bookOrFetch()?.say(action),
  },
  openItems: { invoice: { icon: receipt } },
  history: {
    payment: {
      plural: () => t('pay.history'),
      line: (entry) =>
        bookOrFetch()?.paymentLine(entry) ?? { icon: receipt, title: entry.payment.reference ?? '', isDay: true },
      Detail: lazy(async () => (await import('./Detail')).Detail),
    },
  },
};
