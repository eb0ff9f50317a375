import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { Invoice, Payment } from '../../api/types';
import { useCalls } from '../../state/session';
import { money } from '../../text/text';
import { SelectField, TextField } from '../../ui/Field';
import { Box } from './Box';
import { salesCalls } from './calls';
import { FormFooter } from './FormFooter';
import { t } from './tab.words';

/** What is typed. Because of its id, recording it twice has the same effect as recording it once. */
export interface PaymentDraft {
  readonly id: string;
  readonly day: string;
  readonly amount: string;
  readonly currency: string;
  readonly reference: string;
  /** The invoice that it is for; empty for those that are due first. */
  readonly invoice: string;
}

interface Properties {
  readonly customerId: string;
  readonly draft: PaymentDraft;
  readonly open: readonly Invoice[];
  readonly onChange: (draft: PaymentDraft) => void;
  readonly onDone: (payment: Payment) => void;
  readonly onCancel: () => void;
}

/** A payment as a person types it in. */
export function PaymentForm({ customerId, draft, open, onChange, onDone, onCancel }: Properties) {
  const calls = useCalls(salesCalls);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const errors = problem.value?.errors ?? {};
  const change = (part: Partial<PaymentDraft>) => onChange({ ...draft, ...part });

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

  async function submit(): Promise<void> {
    if (busy.peek()) {
      return;
    }

    busy.value = true;
    const amount = Number(draft.amount);
    const owed = open.find(({ documentId }) => documentId === draft.invoice)?.open;
    const answer = await calls.pay(customerId, {
      id: draft.id,
      day: draft.day,
      amount,
      currency: draft.currency,
      ...(draft.reference.trim() !== '' && { reference: draft.reference.trim() }),
      ...(owed !== undefined && amount > 0 && { for: [{ documentId: draft.invoice, amount: Math.min(amount, owed) }] }),
    });
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      onDone(answer.value);
    }
  }

  return (
    <form
      class="sales-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <SelectField
        label={t('sales.for')}
        value={draft.invoice}
        none={t('sales.for.oldest')}
        options={open.map(({ documentId, number, open: left, currency }) => ({
          code: documentId,
          name: `${number ?? '–'} · ${money(left, currency)}`,
        }))}
        onChoose={choose}
      />
      <Box
        label={t('sales.amount')}
        type="number"
        value={draft.amount}
        required
        error={errors['amount']?.[0]}
        onText={(amount) => change({ amount })}
      />
      <TextField
        label={t('sales.currency')}
        value={draft.currency}
        maxLength={3}
        error={errors['currency']?.[0]}
        onText={(currency) => change({ currency: currency.toUpperCase() })}
      />
      <Box
        label={t('sales.day')}
        type="date"
        value={draft.day}
        required
        error={errors['day']?.[0]}
        onText={(day) => change({ day })}
      />
      <TextField
        label={t('sales.reference')}
        value={draft.reference}
        maxLength={250}
        onText={(reference) => change({ reference })}
      />
      <FormFooter
        problem={problem.value}
        busy={busy.value}
        incomplete={draft.amount === '' || draft.day === ''}
        onCancel={onCancel}
      />
    </form>
  );
}
