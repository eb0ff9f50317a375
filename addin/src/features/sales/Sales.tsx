import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import { useLoaded } from '../../state/loaded';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import type { TabProperties } from '../slice';
import { salesCalls } from './calls';
import { isoDay } from './days';
import { Offers } from './Offers';
import type { PaymentDraft } from './paymentDraft';
import { PaymentForm } from './PaymentForm';
import { Payments } from './Payments';
import { Products } from './Products';
import { SaleForm, type SaleDraft } from './SaleForm';
import { SaleItem } from './SaleItem';
import '../../ui/edit.css';
import './Sales.css';
import { t } from './tab.words';

const page = 50;

/** A customer's orders and invoices with their state, payments and the products bought. */
export function Sales({ customer }: TabProperties) {
  const pane = usePane();
  const { drafts, canWrite, now } = useSession();
  const calls = useCalls(salesCalls);
  const { id, summary } = customer;
  const sale = drafts.of<SaleDraft>('sales', id);
  const payment = drafts.of<PaymentDraft>('payments', id);
  const shown = useSignal(page);
  const hasProducts = useSignal(false);
  const count = shown.value;
  const load = useCallback(
    async (signal: AbortSignal) => {
      const all = [];
      let answer = await calls.list(id, 0, signal);
      while (answer.ok) {
        all.push(...answer.value.sales);
        if (all.length >= Math.min(count, answer.value.count) || answer.value.sales.length === 0) {
          return { ...answer, value: { ...answer.value, sales: all } };
        }

        answer = await calls.list(id, all.length, signal);
      }

      return answer;
    },
    [calls, id, count],
  );
  const list = useLoaded(load);
  const account = useLoaded(useCallback((signal: AbortSignal) => calls.account(id, signal), [calls, id]));
  const block = useKeptFocus<HTMLDivElement>();
  const { value } = list;
  const invoices = account.value.value?.invoices ?? [];
  const currency =
    value.value?.sales[0]?.currency ?? summary.sales?.home?.currency ?? summary.sales?.sums[0]?.currency ?? 'EUR';

  // The figures of a company are those of its people, too.
  const ofPeople =
    customer.profile.kind === 'organisation' && value.value !== null
      ? (summary.sales?.documents ?? 0) - value.value.count
      : 0;

  function changed(): void {
    list.again();
    account.again();
    pane.refreshAll();
  }

  return (
    <div class="sales-tab" ref={block} tabIndex={-1}>
      {canWrite.value && sale.value === null && payment.value === null && (
        <p class="edit-actions">
          <Button
            small
            onClick={() => {
              sale.value = {
                id: crypto.randomUUID(),
                kind: 'invoice',
                number: '',
                day: isoDay(now()),
                dueOn: '',
                currency,
                total: '',
                what: '',
                place: '',
              };
            }}
          >
            {t('sales.add')}
          </Button>
          <Button
            small
            onClick={() => {
              const day = isoDay(now());

              // People pay what is due first.
              const paid = invoices.find(({ open }) => open > 0)?.currency ?? currency;
              payment.value = {
                id: crypto.randomUUID(),
                day,
                amount: '',
                currency: paid,
                method: '',
                reference: '',
                invoice: '',
              };
            }}
          >
            {t('sales.pay')}
          </Button>
        </p>
      )}
      {sale.value !== null && (
        <SaleForm
          draft={sale.value}
          invoices={invoices}
          onChange={(draft) => (sale.value = draft)}
          save={(body) => calls.record(id, body)}
          onCancel={() => (sale.value = null)}
          onDone={() => {
            sale.value = null;
            pane.tell(t('sales.saved'));
            changed();
          }}
        />
      )}
      {payment.value !== null && (
        <PaymentForm
          draft={payment.value}
          invoices={invoices}
          save={(body) => calls.pay(id, body)}
          onChange={(draft) => (payment.value = draft)}
          onCancel={() => (payment.value = null)}
          onDone={() => {
            payment.value = null;
            pane.tell(t('sales.saved'));
            changed();
          }}
        />
      )}
      {value.value !== null && value.value.count > 0 && <Offers customerId={id} />}
      {list.problem.value !== null && <ProblemNote problem={list.problem.value} onRetry={list.again} />}
      {value.value?.count === 0 && <p class="quiet">{t('sales.empty')}</p>}
      {value.value !== null && value.value.count > 0 && (
        <section>
          <h2>{t('sales.list')}</h2>
          <ul>
            {value.value.sales.map((one) => (
              <SaleItem
                key={`${one.id} ${one.version}`}
                customerId={id}
                sale={one}
                invoices={invoices}
                onChanged={changed}
              />
            ))}
          </ul>
          {value.value.sales.length < value.value.count && (
            <Button look="link" onClick={() => (shown.value += page)}>
              {t('sales.more')}
            </Button>
          )}
        </section>
      )}
      {ofPeople > 0 && <p class="quiet">{t('sales.people', { count: ofPeople })}</p>}
      {account.value.value !== null && <Payments customerId={id} account={account.value.value} onChanged={changed} />}
      {value.value !== null && value.value.count > 0 && (
        <section>
          <h2>{t('sales.products')}</h2>
          {hasProducts.value ? (
            <Products customerId={id} />
          ) : (
            <Button look="link" onClick={() => (hasProducts.value = true)}>
              {t('sales.products.show')}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}
