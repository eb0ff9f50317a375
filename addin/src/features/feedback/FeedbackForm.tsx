import type { Signal } from '@preact/signals';
import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { Feedback } from '../../api/types';
import { usePane } from '../../state/pane';
import { useCalls } from '../../state/session';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import { feedbackCalls } from './calls';
import { ScoreFields, type ScoreInput } from './ScoreFields';
import { t } from './tab.words';

/** What is being typed. Because of its id, recording it twice has the same effect as recording it once. */
export interface FeedbackDraft extends ScoreInput {
  readonly id: string;
}

interface Properties {
  readonly customerId: string;
  readonly draft: Signal<FeedbackDraft | null>;
  readonly beside: boolean;
  readonly onDone: (feedback: Feedback) => void;
}

/** Records a score, tied to the open mail where there is one. */
export function FeedbackForm({ customerId, draft, beside, onDone }: Properties) {
  const { again, opened, tell } = usePane();
  const calls = useCalls(feedbackCalls);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const input: ScoreInput = draft.value ?? { metric: 'csat', score: null, words: '' };
  const open = beside ? opened.mail.value : null;
  const mail = open?.mode === 'meeting' ? null : (open?.internetMessageId ?? null);

  async function record(): Promise<void> {
    const now = draft.peek();
    if (now?.score == null || busy.peek()) {
      return;
    }

    busy.value = true;
    const answer = await calls.record(customerId, {
      id: now.id,
      metric: now.metric,
      score: now.score,
      ...(now.words.trim() !== '' && { words: now.words.trim() }),
      ...(mail !== null && { internetMessageId: mail }),
    });
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      draft.value = null;
      tell(t('feedback.saved'));
      onDone(answer.value);
    }
  }

  return (
    <form
      class="feedback-form"
      onSubmit={(event) => {
        event.preventDefault();
        void record();
      }}
    >
      <h2>{t('feedback.record')}</h2>
      <ScoreFields
        value={input}
        onChange={(value) => {
          draft.value = { ...value, id: draft.peek()?.id ?? crypto.randomUUID() };
        }}
      />
      {problem.value !== null && <ProblemNote problem={problem.value} onSignIn={() => void again()} />}
      <div class="feedback-actions">
        <Button type="submit" look="primary" busy={busy.value} disabled={input.score === null}>
          {t(busy.value ? 'feedback.saving' : 'feedback.save')}
        </Button>
        {mail !== null && <span class="quiet">{t('feedback.mail')}</span>}
      </div>
    </form>
  );
}
