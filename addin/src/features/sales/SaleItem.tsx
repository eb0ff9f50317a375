import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { Invoice, ListedSale, Sale } from '../../api/types';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { shownNumber } from '../../text/documents';
import { money } from '../../text/text';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { salesCalls } from './calls';
import { dayOf } from './days';
import { Lines } from './Lines';
import { draftOf, SaleForm, type SaleDraft } from './SaleForm';
import { t } from './tab.words';
import { t as said } from './book.words';

interface Properties {
  readonly customerId: string;
  readonly sale: ListedSale;
  /** All of the customer, with what is open of each. */
  readonly invoices: readonly Invoice[];
  readonly onChanged: () => void;
}

/** A document in the list: it opens to its lines, to be corrected or removed. */
export function SaleItem({ customerId, sale, invoices, onChanged }: Properties) {
  const { tell } = usePane();
  const { canWrite, now } = useSession();
  const calls = useCalls(salesCalls);
  const item = useKeptFocus<HTMLLIElement>();
  const whole = useSignal<Sale | null>(null);
  const draft = useSignal<SaleDraft | null>(null);
  const sure = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function toggle(): Promise<void> {
    if (whole.peek() !== null) {
      whole.value = draft.value = problem.value = null;
      sure.value = false;
      return;
    }

    busy.value = true;
    const answer = await calls.read(customerId, sale.id, new AbortController().signal);
    busy.value = false;
    whole.value = answer.ok ? answer.value : null;
    problem.value = answer.ok ? null : answer.problem;
  }

  async function remove(one: Sale): Promise<void> {
    busy.value = true;
    const answer = await calls.remove(customerId, one.id, one.version);
    busy.value = false;
    if (answer.ok || answer.problem.type === 'no-such-sale') {
      tell(t('sales.removed'));
      onChanged();
    } else {
      sure.value = false;
      problem.value = answer.problem;
      if (answer.problem.type === 'stale') {
        whole.value = answer.problem.body?.['current'] as Sale;
      }
    }
  }

  const one = whole.value;
  return (
    <li class="sales-item" ref={item} tabIndex={-1}>
      <button
        type="button"
        class="sales-line"
        aria-expanded={one === null ? 'false' : 'true'}
        aria-busy={busy.value ? 'true' : undefined}
        onClick={() => void toggle()}
      >
        <span>
          <b>
            {said(`sale.kind.${sale.kind}`)} <bdi>{shownNumber(sale.number ?? '')}</bdi>
          </b>
          <small>
            {dayOf(sale.day, now())}
            {sale.firstLine !== null && (
              <>
                {' · '}
                <bdi>{sale.firstLine}</bdi>
              </>
            )}
          </small>
        </span>
        <span class="sales-sum">
          {money(sale.total, sale.currency)}
          <State sale={sale} invoice={invoices.find(({ documentId }) => documentId === sale.id)} />
        </span>
      </button>
      {problem.value !== null && <ProblemNote problem={problem.value} />}
      {one !== null && draft.value === null && (
        <>
          <Lines sale={one} />
          {canWrite.value && (
            <p class="edit-actions">
              {sure.value ? (
                <>
                  <span role="alert">{t('sales.remove.sure')}</span>
                  <Button small busy={busy.value} onClick={() => void remove(one)}>
                    {t('sales.remove')}
                  </Button>
                  <Button small onClick={() => (sure.value = false)}>
                    {t('sales.keep')}
                  </Button>
                </>
              ) : (
                <>
                  <Button look="link" onClick={() => (draft.value = draftOf(one))}>
                    {t('sales.edit')}
                  </Button>
                  <Button look="link" onClick={() => (sure.value = true)}>
                    {t('sales.remove')}
                  </Button>
                </>
              )}
            </p>
          )}
        </>
      )}
      {one !== null && draft.value !== null && (
        <SaleForm
          draft={draft.value}
          invoices={invoices.filter(({ documentId }) => documentId !== one.id)}
          was={one}
          onChange={(changed) => (draft.value = changed)}
          save={(body) => calls.correct(customerId, one.id, one.version, body)}
          onCancel={() => (draft.value = null)}
          onStale={(current) => (whole.value = current)}
          onDone={() => {
            tell(t('sales.saved'));
            onChanged();
          }}
        />
      )}
    </li>
  );
}

function State({ sale, invoice }: { readonly sale: ListedSale; readonly invoice: Invoice | undefined }) {
  const { now } = useSession();
  if (!sale.counts) {
    return <small>{t(sale.kind === 'order' ? 'sales.state.invoiced' : 'sales.state.off')}</small>;
  }

  if (invoice === undefined) {
    return null;
  }

  const { state, open, currency, settledOn, daysOverdue, dueOn } = invoice;
  if (state === 'paid') {
    return <small class="paid">{t('sales.state.paid', { date: dayOf(settledOn ?? sale.day, now()) })}</small>;
  }

  return (
    <small class={daysOverdue === null ? undefined : 'late'}>
      {state === 'partlyPaid' && `${t('sales.state.partlyPaid', { amount: money(open, currency) })}, `}
      {daysOverdue !== null
        ? t('sales.state.late', { count: daysOverdue })
        : dueOn !== null
          ? t('sales.state.due', { date: dayOf(dueOn, now()) })
          : t('sales.state.open')}
    </small>
  );
}
