import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import type { Feedback as Recorded } from '../../api/types';
import { usePane } from '../../state/pane';
import type { ShownCustomer } from '../../state/visit';
import { shortTime, unbroken } from '../../text/dates';
import { decimal, t } from '../../text/text';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/Problem';
import { FeedbackForm, type FeedbackDraft } from './FeedbackForm';
import { FeedbackItem } from './FeedbackItem';
import { metrics, mostOf } from './metrics';
import './Feedback.css';

interface Properties {
  readonly customer: ShownCustomer;
  readonly beside: boolean;
}

/** What a customer said about us: the sums, a form, and everything recorded. */
export function Feedback({ customer, beside }: Properties) {
  const pane = usePane();
  const { api } = pane;
  const { id, summary } = customer;
  const draft = pane.drafts.of<FeedbackDraft>('feedback', id);
  const list = useSignal<readonly Recorded[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const turn = useSignal(0);
  const tries = turn.value;
  const block = useKeptFocus<HTMLDivElement>();

  useEffect(() => {
    const stop = new AbortController();
    void api.feedback(id, stop.signal).then((answer) => {
      if (!stop.signal.aborted) {
        problem.value = answer.ok ? null : answer.problem;
        list.value = answer.ok ? answer.value.feedback : list.peek();
      }
    });
    return () => stop.abort();
  }, [api, id, list, problem, tries]);

  /** Shows at once what the API has just confirmed; the sums and the history follow. */
  function put(feedback: Recorded): void {
    const now = list.peek() ?? [];
    list.value = now.some((one) => one.id === feedback.id)
      ? now.map((one) => (one.id === feedback.id ? feedback : one))
      : [feedback, ...now];
    pane.refresh();
    pane.visits.again();
  }

  function drop(feedbackId: string): void {
    list.value = (list.peek() ?? []).filter((one) => one.id !== feedbackId);
    pane.refresh();
    pane.visits.again();
  }

  return (
    <div class="feedback-tab" ref={block} tabIndex={-1}>
      {summary !== null && (
        <dl class="scores">
          {metrics.map((metric) => {
            const scores = summary.feedback[metric];
            return (
              scores !== null && (
                <div key={metric}>
                  <dt>
                    {t('who.average', { metric: t(`feedback.${metric}`) })}, {t('who.answers', { count: scores.count })}
                  </dt>
                  <dd>
                    <b>{t('feedback.of', { score: decimal(scores.average), most: mostOf(metric) })}</b>{' '}
                    <small>
                      {t('feedback.latest', {
                        score: scores.latest,
                        at: unbroken(shortTime(scores.latestAt, pane.now())),
                      })}
                    </small>
                  </dd>
                </div>
              )
            );
          })}
        </dl>
      )}
      {pane.canWrite.value && <FeedbackForm customerId={id} draft={draft} beside={beside} onDone={put} />}
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={() => (turn.value += 1)} />}
      {list.value?.length === 0 && <p class="quiet">{t('feedback.empty')}</p>}
      {list.value !== null && list.value.length > 0 && (
        <section>
          <h2>{t('feedback.list')}</h2>
          <ul>
            {list.value.map((one) => (
              <FeedbackItem key={one.id} customerId={id} feedback={one} onChanged={put} onRemoved={drop} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
