import { useSignal } from '@preact/signals';
import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import type { Deal, DealEdit } from '../../api/types';
import { usePane } from '../../state/pane';
import { Box } from '../../ui/Box';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { ProblemNote } from '../notice/later';
import { bodyOf, type DealDraft } from './draft';
import { t } from './tab.words';

interface Properties {
  readonly draft: DealDraft;
  /** The deal that is edited; undefined for a new one. */
  readonly was?: Deal;
  readonly onChange: (draft: DealDraft) => void;
  readonly save: (body: DealEdit) => Promise<Answer<Deal>>;
  readonly onDone: (deal: Deal) => void;
  readonly onCancel: () => void;
  /** Takes what somebody else has stored meanwhile, so that the next save is based on it. */
  readonly onStale?: (current: Deal) => void;
}

/** A deal as a person types it in. */
export function DealForm({ draft, was, onChange, save, onDone, onCancel, onStale }: Properties) {
  const { again } = usePane();
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const change = (part: Partial<DealDraft>) => onChange({ ...draft, ...part });
  const errorOf = (field: string) =>
    problem.value?.errors?.[field]?.[0] ?? problem.value?.errors?.[`deal.${field}`]?.[0];

  async function submit(): Promise<void> {
    if (busy.peek()) {
      return;
    }

    busy.value = true;
    const answer = await save(bodyOf(draft, was));
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      onDone(answer.value);
    } else if (answer.problem.type === 'stale') {
      onStale?.(answer.problem.body?.['current'] as Deal);
    }
  }

  return (
    <form
      class="deal-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextField
        label={t('deals.title')}
        required
        value={draft.title}
        error={errorOf('title')}
        onText={(title) => change({ title })}
      />
      <Box
        label={t('deals.amount')}
        type="number"
        value={draft.amount}
        error={errorOf('amount')}
        onText={(amount) => change({ amount })}
      />
      <TextField
        label={t('deals.currency')}
        value={draft.currency}
        maxLength={3}
        error={errorOf('currency')}
        onText={(currency) => change({ currency: currency.toUpperCase() })}
      />
      <Box
        label={t('deals.closes')}
        type="date"
        value={draft.closesOn}
        error={errorOf('closesOn')}
        onText={(closesOn) => change({ closesOn })}
      />
      <Box
        label={t('deals.chance')}
        type="number"
        value={draft.chance}
        error={errorOf('chance')}
        onText={(chance) => change({ chance })}
      />
      <TextField
        label={t('deals.step')}
        value={draft.nextStep}
        maxLength={500}
        error={errorOf('nextStep')}
        onText={(nextStep) => change({ nextStep })}
      />
      <Box
        label={t('deals.step.on')}
        type="date"
        value={draft.nextStepOn}
        error={errorOf('nextStepOn')}
        onText={(nextStepOn) => change({ nextStepOn })}
      />
      {problem.value !== null && <ProblemNote problem={problem.value} onSignIn={() => void again()} />}
      <div class="deal-actions">
        <Button type="submit" look="primary" busy={busy.value} disabled={draft.title.trim() === ''}>
          {t(busy.value ? 'profile.saving' : 'profile.save')}
        </Button>
        <Button onClick={onCancel}>{t('profile.cancel')}</Button>
      </div>
    </form>
  );
}
