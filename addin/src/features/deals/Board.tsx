import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import type { DealBoardColumn, ListedDeal } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { money } from '../../text/text';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/Field';
import { ProblemNote } from '../notice/later';
import { dealsCalls } from './calls';
import { DealLine } from './DealLine';
import '../../ui/edit.css';
import './Deals.css';
import { chanceWords } from './facts';
import { t } from './tab.words';

const lists = { overdue: '&only=overdue', rotting: '&only=rotting', won: '&state=won', lost: '&state=lost' } as const;
type Shown = 'board' | keyof typeof lists;
const choices = ['board', 'overdue', 'rotting', 'won', 'lost'] as const satisfies readonly Shown[];

/** The deals of all customers: a pipeline stage by stage with its totals, or a list of those that want something. */
export function Board() {
  const { me } = useSession();
  const calls = useCalls(dealsCalls);
  const shown = useSignal<Shown>('board');
  const isMine = useSignal(false);
  const pipeline = useSignal('');
  const pipelines = useLoaded(calls.pipelines);
  const all = pipelines.value.value?.pipelines ?? [];
  const owner = isMine.value && me.value !== null ? `&ownerId=${me.value.objectId}` : '';
  const place = pipeline.value === '' ? '' : `&pipelineId=${pipeline.value}`;
  return (
    <section class="deals-board" aria-labelledby="deals-board-title">
      <h2 id="deals-board-title">{t('board.title')}</h2>
      <div class="edit-form">
        <SelectField
          label={t('board.what')}
          value={shown.value}
          options={choices.map((code) => ({ code, name: t(`board.${code}`) }))}
          onChoose={(code) => (shown.value = code as Shown)}
        />
        <SelectField
          label={t('board.whose')}
          value={isMine.value ? 'mine' : 'all'}
          options={[
            { code: 'all', name: t('board.everybody') },
            { code: 'mine', name: t('board.mine') },
          ]}
          onChoose={(code) => (isMine.value = code === 'mine')}
        />
        {all.length > 1 && (shown.value === 'board' || shown.value === 'overdue' || shown.value === 'rotting') && (
          <SelectField
            label={t('board.pipeline')}
            value={pipeline.value === '' ? (all[0]?.id ?? '') : pipeline.value}
            options={all.map(({ id, name }) => ({ code: id, name }))}
            onChoose={(id) => (pipeline.value = id)}
          />
        )}
      </div>
      {shown.value === 'board' ? (
        <Columns key={`${owner}${place}`} query={`${place}${owner}`} owner={owner} />
      ) : (
        <List
          key={`${shown.value}${owner}${place}`}
          query={`${lists[shown.value]}${shown.value === 'won' || shown.value === 'lost' ? '' : place}${owner}`}
        />
      )}
    </section>
  );
}

function Columns({ query, owner }: { readonly query: string; readonly owner: string }) {
  const calls = useCalls(dealsCalls);
  const board = useLoaded(useCallback((signal: AbortSignal) => calls.board(query, signal), [calls, query]));
  const { value } = board.value;
  return (
    <>
      {board.problem.value !== null && <ProblemNote problem={board.problem.value} onRetry={board.again} />}
      {value?.columns.map((column) => (
        <section key={column.stageId} class="deals-column">
          <h3>
            <bdi>{column.stage}</bdi> <span>{t('board.count', { count: column.total.deals })}</span>
          </h3>
          <p class="quiet">{totalWords(column, value.home)}</p>
          <Lines deals={column.deals} />
          {column.hasMore && <Rest query={`&stageId=${column.stageId}${owner}`} from={column.deals} />}
        </section>
      ))}
    </>
  );
}

function totalWords({ chance, total }: DealBoardColumn, home: string): string {
  const { counted, withoutAmount, withoutRate, sum, weighted, low, high } = total;
  const amount = (value: number) => money(value, home);
  return [
    ...(counted === 0
      ? []
      : [
          t('board.weighted', {
            sum: amount(sum),
            weighted: amount(weighted),
            low: amount(low),
            high: amount(high),
          }),
          t('board.base', { count: counted }),
        ]),
    ...(withoutAmount > 0 ? [t('board.noamount', { count: withoutAmount })] : []),
    ...(withoutRate > 0 ? [t('board.norate', { count: withoutRate })] : []),
    chanceWords(chance),
  ].join(' · ');
}

/** The deals of a stage that the board did not show, once somebody asks. */
function Rest({ query, from }: { readonly query: string; readonly from: readonly ListedDeal[] }) {
  const isAsked = useSignal(false);
  return isAsked.value ? (
    <List query={query} without={from} />
  ) : (
    <Button look="link" onClick={() => (isAsked.value = true)}>
      {t('board.more')}
    </Button>
  );
}

function List({ query, without = [] }: { readonly query: string; readonly without?: readonly ListedDeal[] }) {
  const calls = useCalls(dealsCalls);
  const more = useSignal<readonly ListedDeal[]>([]);
  const next = useSignal<string | null | undefined>(undefined);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const list = useLoaded(useCallback((signal: AbortSignal) => calls.all(query, signal), [calls, query]));
  const { value } = list.value;
  const after = next.value === undefined ? (value?.next ?? null) : next.value;
  const seen = new Set(without.map(({ deal }) => deal.id));
  const deals = [...(value?.deals ?? []), ...more.value].filter(({ deal }) => !seen.has(deal.id));

  async function goOn(from: string): Promise<void> {
    busy.value = true;
    const answer = await calls.all(`${query}&after=${encodeURIComponent(from)}`);
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      more.value = [...more.peek(), ...answer.value.deals];
      next.value = answer.value.next;
    }
  }

  return (
    <>
      {list.problem.value !== null && <ProblemNote problem={list.problem.value} onRetry={list.again} />}
      {problem.value !== null && <ProblemNote problem={problem.value} />}
      {value !== null && deals.length === 0 && <p class="quiet">{t('board.none')}</p>}
      <Lines deals={deals} />
      {after !== null && (
        <Button look="link" busy={busy.value} onClick={() => void goOn(after)}>
          {t('board.more')}
        </Button>
      )}
    </>
  );
}

function Lines({ deals }: { readonly deals: readonly ListedDeal[] }) {
  const { visits, tab } = usePane();
  return (
    <ul>
      {deals.map(({ customer, deal }) => (
        <li key={deal.id} class="deal-item">
          <button
            type="button"
            class="deal-line"
            onClick={() => {
              tab.value = 'deals';
              void visits.open(deal.customerId, customer);
            }}
          >
            <DealLine deal={deal} customer={customer} />
          </button>
        </li>
      ))}
    </ul>
  );
}
