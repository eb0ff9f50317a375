import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { Payment } from '../../api/types';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { money } from '../../text/text';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import { salesCalls } from './calls';
import { dayOf } from './days';
import { t } from './tab.words';

interface Properties {
  readonly customerId: string;
  readonly payments: readonly Payment[];
  readonly onChanged: () => void;
}

/** The latest payments, each to be removed where it was recorded by mistake. */
export function Payments({ customerId, payments, onChanged }: Properties) {
  return (
    <ul class="sales-lines">
      {payments.map((payment) => (
        <One key={payment.id} customerId={customerId} payment={payment} onChanged={onChanged} />
      ))}
    </ul>
  );
}

function One({ customerId, payment, onChanged }: Omit<Properties, 'payments'> & { readonly payment: Payment }) {
  const { tell } = usePane();
  const { canWrite, now } = useSession();
  const calls = useCalls(salesCalls);
  const sure = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function remove(): Promise<void> {
    busy.value = true;
    const answer = await calls.removePayment(customerId, payment.id, payment.version);
    busy.value = false;
    if (answer.ok || answer.problem.type === 'no-such-payment') {
      tell(t('sales.removed'));
      onChanged();
    } else {
      sure.value = false;
      problem.value = answer.problem;
    }
  }

  return (
    <li>
      <span>{dayOf(payment.day, now())}</span>
      <small>
        <bdi>{payment.reference ?? payment.method}</bdi>
        {canWrite.value && !sure.value && (
          <Button look="link" onClick={() => (sure.value = true)}>
            {t('sales.remove')}
          </Button>
        )}
        {sure.value && (
          <span class="sales-actions">
            <span role="alert">{t('sales.payment.sure')}</span>
            <Button small busy={busy.value} onClick={() => void remove()}>
              {t('sales.remove')}
            </Button>
            <Button small onClick={() => (sure.value = false)}>
              {t('sales.keep')}
            </Button>
          </span>
        )}
        {problem.value !== null && <ProblemNote problem={problem.value} />}
      </small>
      <span>{money(payment.amount, payment.currency)}</span>
    </li>
  );
}
