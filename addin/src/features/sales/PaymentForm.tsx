import type { Answer } from '../../api/client';
import type { Invoice, NewPayment, Payment } from '../../api/types';
import { shownNumber } from '../../text/documents';
import { money } from '../../text/text';
import { SelectField, TextField } from '../../ui/Field';
import { Box } from '../../ui/Box';
import { EditForm } from '../forms/EditForm';
import { bodyOf, leftOf, payable, several, type PaymentDraft } from './paymentDraft';
import { t } from './tab.words';

interface Properties {
  readonly draft: PaymentDraft;
  readonly invoices: readonly Invoice[];
  /** The payment that is corrected. */
  readonly was?: Payment;
  readonly save: (body: NewPayment) => Promise<Answer<Payment>>;
  readonly onChange: (draft: PaymentDraft) => void;
  readonly onDone: (payment: Payment) => void;
  readonly onCancel: () => void;
  /** Takes what somebody else has stored meanwhile, so that the next save is based on it. */
  readonly onStale?: (current: Payment) => void;
}

/** A payment as a person types it in. */
export function PaymentForm({ draft, invoices, was, save, onChange, onDone, onCancel, onStale }: Properties) {
  const change = (part: Partial<PaymentDraft>) => onChange({ ...draft, ...part });
  const open = payable(invoices, was);

  function choose(invoice: string): void {
    const chosen = open.find(({ documentId }) => documentId === invoice);
    change({
      invoice,
      ...(chosen !== undefined && {
        currency: chosen.currency,
        ...(draft.amount === '' && { amount: String(chosen.open) }),
      }),
    });
  }

  return (
    <EditForm
      incomplete={draft.amount === '' || draft.day === ''}
      isFirstWide
      save={() => save(bodyOf(draft, invoices, was))}
      onDone={onDone}
      onCancel={onCancel}
      {...(onStale !== undefined && { onStale })}
    >
      {(errorOf) => (
        <>
          <SelectField
            label={t('sales.for')}
            value={draft.invoice}
            none={t('sales.for.oldest')}
            error={errorOf('for')}
            options={[
              ...(was !== undefined && was.for.length > 1
                ? [{ code: several, name: t('sales.for.several', { count: was.for.length }) }]
                : []),
              ...open.map((invoice) => ({
                code: invoice.documentId,
                name: `${shownNumber(invoice.number ?? '–')} · ${money(leftOf(invoice, was), invoice.currency)}`,
              })),
            ]}
            onChoose={choose}
          />
          <Box
            label={t('sales.amount')}
            type="number"
            value={draft.amount}
            required
            error={errorOf('amount')}
            onText={(amount) => change({ amount })}
          />
          <TextField
            label={t('sales.currency')}
            value={draft.currency}
            maxLength={3}
            error={errorOf('currency')}
            onText={(currency) => change({ currency: currency.toUpperCase() })}
          />
          <Box
            label={t('sales.day')}
            type="date"
            value={draft.day}
            required
            error={errorOf('day')}
            onText={(day) => change({ day })}
          />
          <TextField
            label={t('sales.method')}
            value={draft.method}
            maxLength={80}
            onText={(method) => change({ method })}
          />
          <TextField
            label={t('sales.reference')}
            value={draft.reference}
            maxLength={250}
            onText={(reference) => change({ reference })}
          />
        </>
      )}
    </EditForm>
  );
}
