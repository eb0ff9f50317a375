import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { MadeKey, NewKey } from '../../api/types';
import { useCalls } from '../../state/session';
import { Button } from '../../ui/Button';
import { Box } from '../../ui/Box';
import { SelectField, TextField } from '../../ui/Field';
import { ProblemNote } from '../notice/later';
import { settingsCalls } from './calls';
import { t } from './words';

const scopes = ['import', 'read'] as const;

/** A new key: for what, what it may do, and until when. */
export function NewKeyForm({ onMade }: { readonly onMade: (key: MadeKey) => void }) {
  const calls = useCalls(settingsCalls);
  const name = useSignal('');
  const scope = useSignal<NewKey['scope']>('import');
  const lastDay = useSignal('');
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const errors = problem.value?.errors ?? {};

  async function make(): Promise<void> {
    if (busy.peek()) {
      return;
    }

    busy.value = true;
    const answer = await calls.makeKey({
      name: name.peek().trim(),
      scope: scope.peek(),
      ...(lastDay.peek() !== '' && { lastDay: lastDay.peek() }),
    });
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      onMade(answer.value);
    }
  }

  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <h3>{t('settings.keys.new')}</h3>
      <TextField
        label={t('settings.keys.name')}
        value={name.value}
        required
        maxLength={100}
        error={errors['name']?.[0]}
        onText={(typed) => (name.value = typed)}
      />
      <SelectField
        label={t('settings.keys.scope')}
        value={scope.value}
        options={scopes.map((code) => ({ code, name: t(`settings.keys.scope.${code}`) }))}
        onChoose={(code) => (scope.value = code as NewKey['scope'])}
      />
      <Box
        type="date"
        label={t('settings.keys.last')}
        value={lastDay.value}
        error={errors['lastDay']?.[0]}
        onText={(day) => (lastDay.value = day)}
      />
      {problem.value !== null && <ProblemNote problem={problem.value} marked={Object.keys(errors).length > 0} />}
      <div class="settings-actions">
        <Button type="submit" busy={busy.value} disabled={name.value.trim() === ''}>
          {t('settings.keys.make')}
        </Button>
      </div>
    </form>
  );
}
