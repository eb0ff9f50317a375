import { useSignal } from '@preact/signals';
import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import type { Deal, Pipeline } from '../../api/types';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { AreaField, SelectField } from '../../ui/Field';
import { ProblemNote } from '../notice/later';
import { dealsCalls } from './calls';
import { DealForm } from './DealForm';
import { DealLine } from './DealLine';
import type { Done } from './Deals';
import { bodyOf, draftOf, type DealDraft } from './draft';
import { Moves } from './Moves';
import { t } from './tab.words';

interface Properties {
  readonly deal: Deal;
  /** For an amount that is typed first. */
  readonly currency: string;
  readonly pipelines: readonly Pipeline[];
  readonly lostReasons: readonly string[];
  readonly isOpened: boolean;
  readonly onToggle: () => void;
  /** Before anything is done: nobody must take back what was done before while this is on its way. */
  readonly onBegin: () => void;
  readonly onChanged: (done: Done | null) => void;
}

/** A deal in the list: its next moves in one click, and whatever else is known of it when it is opened. */
export function DealItem({
  deal,
  currency,
  pipelines,
  lostReasons,
  isOpened,
  onToggle,
  onBegin,
  onChanged,
}: Properties) {
  const pane = usePane();
  const { canWrite } = useSession();
  const calls = useCalls(dealsCalls);
  const losing = useSignal<{ reason: string; note: string } | null>(null);
  const draft = useSignal<DealDraft | null>(null);
  const current = useSignal(deal);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const isOpen = deal.state === 'open';
  const stages = pipelines.find(({ id }) => id === deal.pipelineId)?.stages ?? [];
  const next = stages[stages.findIndex(({ id }) => id === deal.stageId) + 1];

  /** Does something; `back` takes it back, based on what it has made of the deal. */
  async function act(
    doing: Promise<Answer<Deal>>,
    words: (after: Deal) => string,
    back: (after: Deal) => Promise<Answer<unknown>>,
  ): Promise<void> {
    onBegin();
    busy.value = true;
    const answer = await doing;
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      onChanged({ words: words(answer.value), undo: () => back(answer.value) });
    } else if (answer.problem.type === 'stale' || answer.problem.type === 'no-such-deal') {
      onChanged(null);
    }
  }

  const moveTo = (stageId: string) =>
    act(
      calls.move(deal, stageId),
      ({ stage }) => t('deals.moved', { stage }),
      (after) => calls.move(after, deal.stageId),
    );
  const win = () =>
    act(
      calls.win(deal),
      () => t('deals.won'),
      (after) => calls.reopen(after, deal.stageId),
    );
  const lose = (reason: string, note: string) =>
    act(
      calls.lose(deal, reason, note.trim()),
      () => t('deals.lost'),
      (after) => calls.reopen(after, deal.stageId),
    );
  const reopen = () =>
    act(
      calls.reopen(deal, stages.some(({ id }) => id === deal.stageId) ? deal.stageId : null),
      () => t('deals.reopened'),
      (after) => (deal.lostReason === null ? calls.win(after) : calls.lose(after, deal.lostReason)),
    );

  async function remove(): Promise<void> {
    onBegin();
    busy.value = true;
    const answer = await calls.remove(deal);
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      onChanged({ words: t('deals.removed'), undo: () => calls.restore(deal) });
    }
  }

  return (
    <li class="deal-item">
      <button type="button" class="deal-line" aria-expanded={isOpened ? 'true' : 'false'} onClick={onToggle}>
        <DealLine deal={deal} />
      </button>
      {canWrite.value && losing.value === null && draft.value === null && (
        <p class="edit-actions" aria-busy={busy.value ? 'true' : undefined}>
          {isOpen && next !== undefined && (
            <Button small busy={busy.value} onClick={() => void moveTo(next.id)}>
              {t('deals.next', { stage: next.name })}
            </Button>
          )}
          {isOpen && (
            <>
              <Button small busy={busy.value} onClick={() => void win()}>
                {t('deals.win')}
              </Button>
              <Button small onClick={() => (losing.value = { reason: '', note: '' })}>
                {t('deals.lose')}
              </Button>
            </>
          )}
          {!isOpen && isOpened && (
            <Button small busy={busy.value} onClick={() => void reopen()}>
              {t('deals.reopen')}
            </Button>
          )}
          {isOpened && (
            <>
              <Button look="link" onClick={() => (draft.value = draftOf(deal, currency))}>
                {t('deals.edit')}
              </Button>
              <Button look="link" busy={busy.value} onClick={() => void remove()}>
                {t('deals.remove')}
              </Button>
            </>
          )}
        </p>
      )}
      {losing.value !== null && (
        <form
          class="edit-form"
          onSubmit={(event) => {
            event.preventDefault();
            const { reason, note } = losing.peek() ?? { reason: '', note: '' };
            if (reason !== '' && !busy.peek()) {
              void lose(reason, note);
            }
          }}
        >
          <SelectField
            label={t('deals.reason')}
            none={t('deals.reason.none')}
            value={losing.value.reason}
            options={lostReasons.map((reason) => ({ code: reason, name: reason }))}
            onChoose={(reason) => (losing.value = { note: losing.peek()?.note ?? '', reason })}
          />
          <AreaField
            label={t('deals.note')}
            rows={2}
            maxLength={2000}
            value={losing.value.note}
            onText={(note) => (losing.value = { reason: losing.peek()?.reason ?? '', note })}
          />
          <div class="edit-actions">
            <Button type="submit" look="primary" busy={busy.value} disabled={losing.value.reason === ''}>
              {t('deals.lose.now')}
            </Button>
            <Button onClick={() => (losing.value = null)}>{t('profile.cancel')}</Button>
          </div>
        </form>
      )}
      {problem.value !== null && <ProblemNote problem={problem.value} onSignIn={() => void pane.again()} />}
      {draft.value !== null && (
        <DealForm
          draft={draft.value}
          was={current.value}
          onChange={(changed) => (draft.value = changed)}
          save={(body) => {
            onBegin();
            return calls.edit(current.peek(), body);
          }}
          onCancel={() => (draft.value = null)}
          onStale={(stored) => (current.value = stored)}
          onDone={(after) =>
            onChanged({
              words: t('deals.saved'),
              undo: () => calls.edit(after, bodyOf(draftOf(deal, currency), deal)),
            })
          }
        />
      )}
      {isOpened && draft.value === null && (
        <div class="deal-more">
          {isOpen && canWrite.value && pipelines.length > 0 && (
            <SelectField
              label={t('deals.stage')}
              value={deal.stageId}
              options={pipelines.flatMap(({ name, stages: all }) =>
                all.map((stage) => ({
                  code: stage.id,
                  name: pipelines.length > 1 ? `${name}: ${stage.name}` : stage.name,
                })),
              )}
              onChoose={(stageId) => void moveTo(stageId)}
            />
          )}
          {deal.owner !== null && <p class="quiet">{t('deals.owner', { name: deal.owner.name })}</p>}
          {deal.lostNote !== null && <p dir="auto">{deal.lostNote}</p>}
          <Moves deal={deal} />
        </div>
      )}
    </li>
  );
}
