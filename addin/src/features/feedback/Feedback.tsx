import { useCallback } from 'preact/hooks';
import type { Feedback as Recorded } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { shortTime, unbroken } from '../../text/dates';
import { decimal } from '../../text/text';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import type { TabProperties } from '../slice';
import { feedbackCalls } from './calls';
import { FeedbackForm, type FeedbackDraft } from './FeedbackForm';
import { FeedbackItem } from './FeedbackItem';
import { metrics, mostOf } from './metrics';
import './Feedback.css';
import { t } from './tab.words';
import { t as said } from './words';

/** A customer's feedback: the averages, a form, and all recorded scores. */
export function Feedback({ customer, beside }: TabProperties) {
  const pane = usePane();
  const { drafts, canWrite, now } = useSession();
  const calls = useCalls(feedbackCalls);
  const { id, summary } = customer;
  const draft = drafts.of<FeedbackDraft>('feedback', id);
  const load = useCallback((signal: AbortSignal) => calls.list(id, signal), [calls, id]);
  const { value, problem, again } = useLoaded(load);
  const list = value.value?.feedback;
  const block = useKeptFocus<HTMLDivElement>();

  /** Shows at once what the API has just confirmed; the sums and the history follow. */
  function put(feedback: Recorded): void {
    const known = value.peek()?.feedback ?? [];
    value.value = {
      feedback: known.some((one) => one.id === feedback.id)
        ? known.map((one) => (one.id === feedback.id ? feedback : one))
        : [feedback, ...known],
    };
    pane.refreshAll();
  }

  function drop(feedbackId: string): void {
    value.value = { feedback: (value.peek()?.feedback ?? []).filter((one) => one.id !== feedbackId) };
    pane.refreshAll();
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
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={again} />}
      {list?.length === 0 && <p class="quiet">{t('feedback.empty')}</p>}
      {list !== undefined && list.length > 0 && (
        <section>
          <h2>{t('feedback.list')}</h2>
          <ul>
            {list.map((one) => (
              <FeedbackItem key={one.id} customerId={id} feedback={one} onChanged={put} onRemoved={drop} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
