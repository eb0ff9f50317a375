import money16 from 'icon:money_16_regular';
import receipt from 'icon:receipt_16_regular';
import type { Figures, NextAction, Summary } from '../../api/types';
import { decimal, money, names } from '../../text/text';
import { lazy } from '../../ui/lazy';
import type { EntryLine, EntryOf, KeyFigure, Slice } from '../slice';
import { t } from './words';

/** What a customer owes and how they pay: figures on the card, open invoices, payments in the history. */
export const payments: Slice = {
  name: 'payments',
  keyFigures,
  nextActions: { of: ({ payments }) => payments?.actions ?? [], say },
  openItems: { invoice: { icon: receipt } },
  history: {
    payment: { plural: () => t('pay.history'), line, Detail: lazy(async () => (await import('./Detail')).Detail) },
  },
};

function keyFigures({ payments }: Summary, _now: Date, { payments: today }: Figures): KeyFigure[] {
  if (payments === undefined || today === undefined) {
    return [];
  }

  const { overdue, onTime } = today;
  const [first, ...others] = payments.balances
    .filter(({ balance }) => balance !== 0)
    .sort((one, other) => other.balance - one.balance);
  const open = payments.balances.reduce((sum, { openInvoices }) => sum + openInvoices, 0);
  const figures: KeyFigure[] = [
    {
      label: t('pay.balance'),
      value: first === undefined ? '–' : money(first.balance, first.currency),
      basis:
        others.length > 0
          ? t('pay.and', { amounts: names(others.map(({ balance, currency }) => money(balance, currency))) })
          : overdue === null
            ? t('pay.settled')
            : t(overdue.isAtLeast ? 'pay.overdue.atleast' : 'pay.overdue', {
                amount: names(overdue.amounts.map(({ value, currency }) => money(value, currency))),
              }),
      exact: t('pay.invoices', { count: open }),
    },
  ];
  if (onTime !== null) {
    figures.push({
      label: t('pay.ontime'),
      value: t('pay.of', { count: onTime.onTime, of: onTime.of }),
      basis: t('pay.late', { days: decimal(onTime.averageDaysLate) }),
      exact: t('pay.exact'),
    });
  }

  return figures;
}

function say({ code, number, days, amount }: NextAction): string | undefined {
  const owed = amount === null ? '' : money(amount.value, amount.currency);
  switch (code) {
    case 'invoice-overdue':
      return t('next.invoice-overdue', { number: number ?? '', count: days ?? 0, amount: owed });
    case 'over-credit-limit':
      return t('next.over-credit-limit', { amount: owed });
    default:
      return undefined;
  }
}

function line({ payment }: EntryOf<'payment'>): EntryLine {
  const { amount, currency, reference, method, recordedBy } = payment;
  return {
    icon: money16,
    title: t(amount < 0 ? 'pay.repaid' : 'pay.received', { amount: money(Math.abs(amount), currency) }),
    from: recordedBy.name,
    said: reference ?? method,
    isDay: true,
  };
}
