import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { Feedback } from '../../api/types';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { longTime, shortTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { feedbackCalls } from './calls';
import { mostOf } from './metrics';
import { ScoreFields, type ScoreInput } from './ScoreFields';
import { t } from './tab.words';
import { t as said } from './words';

interface Properties {
  readonly customerId: string;
  readonly feedback: Feedback;
  readonly onChanged: (feedback: Feedback) => void;
  readonly onRemoved: (feedbackId: string) => void;
}

/** One recorded score: to read, to correct, to remove. */
export function FeedbackItem({ customerId, feedback, onChanged, onRemoved }: Properties) {
  const { tell } = usePane();
  const { canWrite, now } = useSession();
  const calls = useCalls(feedbackCalls);
  const item = useKeptFocus<HTMLLIElement>();
  const input = useSignal<ScoreInput | null>(null);
  const sure = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const { id, metric, score, words, recordedBy, at } = feedback;

  function failed(why: Problem): void {
    problem.value = why;
    const current = why.type === 'stale' ? why.body?.['current'] : undefined;
    if (typeof current === 'object' && current !== null) {
      onChanged(current as Feedback);
    }
  }

  async function correct(): Promise<void> {
    const typed = input.peek();
    if (typed?.score == null || busy.peek()) {
      return;
    }

    busy.value = true;
    const text = typed.words.trim();
    const answer = await calls.correct(customerId, id, feedback.version, {
      metric: typed.metric,
      score: typed.score,
      ...(text !== '' && { words: text }),
    });
    busy.value = false;
    if (answer.ok) {
      input.value = null;
      problem.value = null;
      tell(t('feedback.saved'));
      onChanged(answer.value);
    } else {
      failed(answer.problem);
    }
  }

  async function remove(): Promise<void> {
    busy.value = true;
    const answer = await calls.remove(customerId, id, feedback.version);
    busy.value = false;
    if (answer.ok || answer.problem.type === 'no-such-feedback') {
      tell(t('feedback.removed'));
      onRemoved(id);
    } else {
      sure.value = false;
      failed(answer.problem);
    }
  }

  return (
    <li class="feedback-item" ref={item} tabIndex={-1}>
      <p class="feedback-line">
        <b>{said('history.feedback', { metric: said(`feedback.${metric}`), score, most: mostOf(metric) })}</b>
        <time class="quiet" dateTime={at} title={longTime(at)}>
          {shortTime(at, now())}
        </time>
      </p>
      {words !== null && (
        <p class="words" dir="auto">
          {words}
        </p>
      )}
      <p class="quiet">{said('history.recordedby', { names: recordedBy.name })}</p>
      {problem.value !== null &&
        (problem.value.type === 'stale' ? (
          <p class="quiet" role="alert">
            {t('feedback.stale')}
          </p>
        ) : (
          <ProblemNote problem={problem.value} />
        ))}
      {canWrite.value && input.value === null && !sure.value && (
        <p class="feedback-links">
          <Button look="link" onClick={() => (input.value = { metric, score, words: words ?? '' })}>
            {t('feedback.correct')}
          </Button>
          <Button look="link" onClick={() => (sure.value = true)}>
            {t('feedback.remove')}
          </Button>
        </p>
      )}
      {sure.value && (
        <p class="feedback-links" role="alert">
          {t('feedback.remove.sure')}{' '}
          <Button small busy={busy.value} onClick={() => void remove()}>
            {t('feedback.remove.yes')}
          </Button>
          <Button small onClick={() => (sure.value = false)}>
            {t('feedback.keep')}
          </Button>
        </p>
      )}
      {input.value !== null && (
        <form
          class="feedback-form"
          onSubmit={(event) => {
            event.preventDefault();
            void correct();
          }}
        >
          <ScoreFields value={input.value} onChange={(value) => (input.value = value)} />
          <div class="feedback-actions">
            <Button type="submit" look="primary" busy={busy.value} disabled={input.value.score === null}>
              {t('profile.save')}
            </Button>
            <Button onClick={() => (input.value = null)}>{t('profile.cancel')}</Button>
          </div>
        </form>
      )}
    </li>
  );
}
