import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Feedback as Recorded } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { shortTime, unbroken } from '../../text/dates';
import { decimal } from '../../text/text';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import type { TabProperties } from '../slice';
import { feedbackCalls } from './calls';
import { FeedbackForm, type FeedbackDraft } from './FeedbackForm';
import { FeedbackItem } from './FeedbackItem';
import { metrics, mostOf } from './metrics';
import { PeopleFeedback } from './PeopleFeedback';
import './Feedback.css';
import { t } from './tab.words';
import { t as said } from './words';

/** A customer's feedback: the averages, a form, and the recorded scores, page by page; of an organisation also those of its people. */
export function Feedback({ customer, beside }: TabProperties) {
  const pane = usePane();
  const { drafts, canWrite, now } = useSession();
  const calls = useCalls(feedbackCalls);
  const { id, company } = customer;
  const summary = company?.summary ?? customer.summary;
  const draft = drafts.of<FeedbackDraft>('feedback', id);
  const load = useCallback((signal: AbortSignal) => calls.list(id, signal), [calls, id]);
  const { value, problem, again } = useLoaded(load);
  const list = value.value?.feedback;
  const next = value.value?.next ?? null;
  const busy = useSignal(false);
  const block = useKeptFocus<HTMLDivElement>();

  /** Shows at once what the API has just confirmed; the sums and the history follow. */
  function put(feedback: Recorded): void {
    const known = value.peek()?.feedback ?? [];
    value.value = {
      next: value.peek()?.next ?? null,
      feedback: known.some((one) => one.id === feedback.id)
        ? known.map((one) => (one.id === feedback.id ? feedback : one))
        : [feedback, ...known],
    };
    pane.refreshAll();
  }

  function drop(feedbackId: string): void {
    value.value = {
      next: value.peek()?.next ?? null,
      feedback: (value.peek()?.feedback ?? []).filter((one) => one.id !== feedbackId),
    };
    pane.refreshAll();
  }

  async function more(): Promise<void> {
    const shown = value.peek();
    if (busy.peek() || shown?.next == null) {
      return;
    }

    busy.value = true;
    const answer = await calls.older(id, shown.next);
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      const known = value.peek()?.feedback ?? [];
      const older = answer.value.feedback.filter((one) => !known.some(({ id: there }) => there === one.id));
      value.value = { feedback: [...known, ...older], next: answer.value.next };
    }
  }

  return (
    <div class="feedback-tab" ref={block} tabIndex={-1}>
      <dl class="scores">
        {metrics.map((metric) => {
          const scores = summary.feedback?.[metric] ?? null;
          return (
            scores !== null && (
              <div key={metric}>
                <dt>
                  {said(`who.${metric}`)} ({said(`feedback.${metric}`)})
                </dt>
                <dd>
                  <b>{said('feedback.of', { score: decimal(scores.average), most: mostOf(metric) })}</b>{' '}
                  <small>
                    {t('feedback.answers', { count: scores.count })},{' '}
                    {t('feedback.latest', {
                      score: scores.latest,
                      at: unbroken(shortTime(scores.latestAt, now())),
                    })}
                  </small>
                </dd>
              </div>
            )
          );
        })}
      </dl>
      {canWrite.value && <FeedbackForm customerId={id} draft={draft} beside={beside} onDone={put} />}
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={list === undefined ? again : more} />}
      {list?.length === 0 && company === null && <p class="quiet">{t('feedback.empty')}</p>}
      {list !== undefined && list.length > 0 && (
        <section>
          <h2>{t('feedback.list')}</h2>
          <ul>
            {list.map((one) => (
              <FeedbackItem key={one.id} customerId={id} feedback={one} onChanged={put} onRemoved={drop} />
            ))}
          </ul>
          {next !== null && (
            <Button small busy={busy.value} onClick={more}>
              {t('feedback.more')}
            </Button>
          )}
        </section>
      )}
      {list !== undefined && company !== null && <PeopleFeedback customer={customer} hasOwn={list.length > 0} />}
    </div>
  );
}
