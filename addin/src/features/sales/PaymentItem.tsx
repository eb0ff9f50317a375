import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { Invoice, Payment } from '../../api/types';
import { useHold } from '../../state/hold';
import { useCalls, useSession } from '../../state/session';
import { shownNumber } from '../../text/documents';
import { money, names } from '../../text/text';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import { salesCalls } from './calls';
import { dayOf } from './days';
import { paymentDraftOf, type PaymentDraft } from './paymentDraft';
import { PaymentForm } from './PaymentForm';
import type { PaymentChange } from './Payments';
import { t } from './tab.words';

interface Properties {
  readonly customerId: string;
  readonly payment: Payment;
  readonly invoices: readonly Invoice[];
  readonly onDone: (change: PaymentChange) => void;
}

/** A payment in the list, to be corrected or removed. */
export function PaymentItem({ customerId, payment, invoices, onDone }: Properties) {
  const { drafts, canWrite, now } = useSession();
  const calls = useCalls(salesCalls);
  const draft = drafts.of<PaymentDraft>(`payment-${payment.id}`, customerId);
  useHold(draft.value !== null);
  const base = useSignal(payment);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function remove(): Promise<void> {
    if (busy.peek()) {
      return;
    }

    busy.value = true;
    const answer = await calls.removePayment(customerId, payment.id, base.peek().version);
    busy.value = false;
    if (answer.ok) {
      onDone({ was: base.peek(), now: null });
    } else {
      problem.value = answer.problem;
      if (answer.problem.type === 'stale') {
        base.value = answer.problem.body?.['current'] as Payment;
      }
    }
  }

  const shown = base.value;
  return (
    <li>
      <span>{dayOf(shown.day, now())}</span>
      <span class="sales-amount">{money(shown.amount, shown.currency)}</span>
      <small>
        <bdi>{[shown.method, shown.reference].filter((words) => words !== null).join(' · ')}</bdi>
        {shown.amount > 0 && <span class="sales-for">{purpose(shown, invoices)}</span>}
        {canWrite.value && draft.value === null && (
          <span class="edit-actions">
            <Button look="link" onClick={() => (draft.value = paymentDraftOf(shown))}>
              {t('sales.edit')}
            </Button>
            <Button look="link" busy={busy.value} onClick={() => void remove()}>
              {t('sales.remove')}
            </Button>
          </span>
        )}
        {problem.value !== null && <ProblemNote problem={problem.value} />}
      </small>
      {draft.value !== null && (
        <PaymentForm
          draft={draft.value}
          invoices={invoices}
          was={shown}
          save={(body) => calls.correctPayment(customerId, payment.id, shown.version, body)}
          onChange={(changed) => (draft.value = changed)}
          onCancel={() => (draft.value = null)}
          onStale={(current) => (base.value = current)}
          onDone={(changed) => {
            draft.value = null;
            onDone({ was: shown, now: changed });
          }}
        />
      )}
    </li>
  );
}

/** Which invoices a payment is for, as somebody said, and what pays the oldest ones. */
function purpose({ for: parts, amount, currency }: Payment, invoices: readonly Invoice[]): string {
  const said = parts.map((part) => {
    const number = invoices.find(({ documentId }) => documentId === part.documentId)?.number;
    const sum = money(part.amount, currency);
    return number == null
      ? t('sales.for.unnamed', { amount: sum })
      : t('sales.for.invoice', { number: shownNumber(number), amount: sum });
  });
  const rest = amount - parts.reduce((sum, part) => sum + part.amount, 0);
  return said.length === 0
    ? t('sales.for.all')
    : names([...said, ...(rest > 0.0005 ? [t('sales.for.rest', { amount: money(rest, currency) })] : [])]);
}
