import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import type { MoneySettings } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { useCalls } from '../../state/session';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/Field';
import { ProblemNote } from '../notice/later';
import { settingsCalls } from './calls';
import { currencies, timeZones } from '../../lib/currencies';
import { t } from './words';

export interface PartProperties {
  /** Says for a moment what is done. */
  readonly tell: (words: string) => void;
}

/** The currency in which sums are told, and the time zone whose calendar says which day is today. */
export function Money({ tell }: PartProperties) {
  const calls = useCalls(settingsCalls);
  const { value, problem, again } = useLoaded(useCallback((signal: AbortSignal) => calls.money(signal), [calls]));
  const draft = useSignal<{ readonly homeCurrency?: string; readonly timeZone?: string }>({});
  const busy = useSignal(false);
  const failure = useSignal<Problem | null>(null);
  const stored = value.value;
  if (stored === null) {
    return problem.value === null ? null : <ProblemNote problem={problem.value} onRetry={again} />;
  }

  const { homeCurrency = stored.homeCurrency, timeZone = stored.timeZone } = draft.value;
  const change = (part: typeof draft.value) => (draft.value = { ...draft.peek(), ...part });
  const errors = failure.value?.errors ?? {};

  async function save(before: MoneySettings): Promise<void> {
    busy.value = true;
    const answer = await calls.setMoney({ homeCurrency, timeZone });
    busy.value = false;
    failure.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      value.value = { ...before, homeCurrency, timeZone };
      draft.value = {};
      tell(t('settings.saved'));
    }
  }

  return (
    <div class="fields">
      <SelectField
        label={t('settings.money.currency')}
        value={homeCurrency}
        options={currencies()}
        error={errors['homeCurrency']?.[0]}
        hint={homeCurrency === stored.homeCurrency ? undefined : t('settings.money.change')}
        onChoose={(code) => change({ homeCurrency: code })}
      />
      <SelectField
        label={t('settings.money.zone')}
        value={timeZone}
        options={timeZones()}
        error={errors['timeZone']?.[0]}
        hint={t('settings.money.here', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
        onChoose={(zone) => change({ timeZone: zone })}
      />
      {failure.value !== null && <ProblemNote problem={failure.value} marked />}
      <div class="settings-actions">
        <Button
          busy={busy.value}
          disabled={homeCurrency === stored.homeCurrency && timeZone === stored.timeZone}
          onClick={() => void save(stored)}
        >
          {t('settings.save')}
        </Button>
      </div>
    </div>
  );
}
