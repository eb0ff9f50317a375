import type { Answer } from '../../api/client';
import type { Deal, DealEdit } from '../../api/types';
import { Box } from '../../ui/Box';
import { TextField } from '../../ui/Field';
import { EditForm } from '../forms/EditForm';
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
  const change = (part: Partial<DealDraft>) => onChange({ ...draft, ...part });
  return (
    <EditForm
      incomplete={draft.title.trim() === ''}
      isFirstWide
      save={() => save(bodyOf(draft, was))}
      onDone={onDone}
      onCancel={onCancel}
      {...(onStale !== undefined && { onStale })}
    >
      {(errorOfField) => {
        const errorOf = (field: string) => errorOfField(field) ?? errorOfField(`deal.${field}`);
        return (
          <>
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
          </>
        );
      }}
    </EditForm>
  );
}
