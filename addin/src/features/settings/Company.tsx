import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import type { OwnCompany } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { useCalls } from '../../state/session';
import { Button } from '../../ui/Button';
import { ListField } from '../../ui/ListField';
import { ProblemNote } from '../notice/later';
import { settingsCalls } from './calls';
import type { PartProperties } from './Money';
import './Settings.css';
import { t } from './words';

interface Properties extends PartProperties {
  readonly onSaved?: (company: OwnCompany) => void;
}

/** Who the company itself is on invoices, so that an import leaves out what it has bought. */
export function Company({ tell, onSaved }: Properties) {
  const calls = useCalls(settingsCalls);
  const { value, problem, again } = useLoaded(useCallback((signal: AbortSignal) => calls.company(signal), [calls]));
  const draft = useSignal<Partial<OwnCompany>>({});
  const busy = useSignal(false);
  const failure = useSignal<Problem | null>(null);
  const stored = value.value;
  if (stored === null) {
    return problem.value === null ? null : <ProblemNote problem={problem.value} onRetry={again} />;
  }

  const { names = stored.names, taxNumbers = stored.taxNumbers } = draft.value;
  const errors = failure.value?.errors ?? {};

  async function save(): Promise<void> {
    busy.value = true;
    const said = { names: filled(names), taxNumbers: filled(taxNumbers) };
    const answer = await calls.setCompany(said);
    busy.value = false;
    failure.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      value.value = said;
      draft.value = {};
      tell(t('settings.saved'));
      onSaved?.(said);
    }
  }

  return (
    <div class="fields">
      <ListField
        label={t('settings.company.names')}
        one={t('settings.company.name')}
        mode="text"
        values={names}
        hint={t('settings.company.names.hint')}
        error={errors['names']?.[0]}
        onValues={(typed) => (draft.value = { ...draft.peek(), names: typed })}
      />
      <ListField
        label={t('settings.company.numbers')}
        one={t('settings.company.number')}
        mode="text"
        values={taxNumbers}
        onValues={(typed) => (draft.value = { ...draft.peek(), taxNumbers: typed })}
      />
      {failure.value !== null && <ProblemNote problem={failure.value} marked />}
      <div class="settings-actions">
        <Button busy={busy.value} disabled={Object.keys(draft.value).length === 0} onClick={() => void save()}>
          {t('settings.save')}
        </Button>
      </div>
    </div>
  );
}

function filled(texts: readonly string[]): string[] {
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}
