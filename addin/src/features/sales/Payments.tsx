import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { Account, Payment } from '../../api/types';
import { useCalls } from '../../state/session';
import { money } from '../../text/text';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { salesCalls } from './calls';
import { bodyAgain } from './paymentDraft';
import { PaymentItem } from './PaymentItem';
import { t } from './tab.words';

interface Properties {
  readonly customerId: string;
  readonly account: Account;
  readonly onChanged: () => void;
}

/** What was done last with a payment: `now` is null where the payment was removed. */
export interface PaymentChange {
  readonly was: Payment;
  readonly now: Payment | null;
}

/** The latest payments, what each is for, and taking back what was done with one of them. */
export function Payments({ customerId, account, onChanged }: Properties) {
  const { balances, invoices, payments, paymentCount } = account;
  const calls = useCalls(salesCalls);
  const section = useKeptFocus<HTMLElement>();
  const last = useSignal<PaymentChange | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const done = last.value;
  const owed = balances.filter(({ balance }) => balance !== 0);

  async function undo({ was, now }: PaymentChange): Promise<void> {
    busy.value = true;
    const body = bodyAgain(was);
    const answer =
      now === null
        ? await calls.pay(customerId, body)
        : await calls.correctPayment(customerId, was.id, now.version, body);
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      last.value = null;
      onChanged();
    }
  }

  if (payments.length === 0 && done === null) {
    return null;
  }

  return (
    <section ref={section} tabIndex={-1}>
      <h2>{t('sales.payments')}</h2>
      <p class="quiet">
        {owed.length === 0
          ? t('sales.balance.none')
          : owed
              .map(({ balance, currency }) =>
                t(balance < 0 ? 'sales.credit' : 'sales.balance', { amount: money(Math.abs(balance), currency) }),
              )
              .join(' · ')}
      </p>
      {done !== null && (
        <p class="edit-actions sales-done" role="status">
          {t(done.now === null ? 'sales.payment.removed' : 'sales.payment.changed', {
            amount: money(done.was.amount, done.was.currency),
          })}
          <Button look="link" busy={busy.value} onClick={() => void undo(done)}>
            {t('sales.undo')}
          </Button>
        </p>
      )}
      {problem.value !== null && <ProblemNote problem={problem.value} />}
      <ul class="sales-lines">
        {payments.map((payment) => (
          <PaymentItem
            key={`${payment.id} ${payment.version}`}
            customerId={customerId}
            payment={payment}
            invoices={invoices}
            onDone={(change) => {
              last.value = change;
              problem.value = null;
              onChanged();
            }}
          />
        ))}
      </ul>
      {paymentCount > payments.length && (
        <p class="quiet">{t('sales.payments.more', { count: paymentCount - payments.length })}</p>
      )}
    </section>
  );
}
