import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { MadeKey, NewKey } from '../../api/types';
import { useCalls } from '../../state/session';
import { Box } from '../../ui/Box';
import { SelectField, TextField } from '../../ui/Field';
import { settingsCalls } from './calls';
import { SettingsForm } from './SettingsForm';
import { t } from './words';

const scopes = ['import', 'read'] as const;

/** A new key: for what, what it may do, and until when. */
export function NewKeyForm({ onMade }: { readonly onMade: (key: MadeKey) => void }) {
  const calls = useCalls(settingsCalls);
  const name = useSignal('');
  const scope = useSignal<NewKey['scope']>('import');
  const lastDay = useSignal('');
  async function send(): Promise<Problem | null> {
    const answer = await calls.makeKey({
      name: name.peek().trim(),
      scope: scope.peek(),
      ...(lastDay.peek() !== '' && { lastDay: lastDay.peek() }),
    });
    if (!answer.ok) {
      return answer.problem;
    }

    onMade(answer.value);
    return null;
  }

  return (
    <SettingsForm
      title={t('settings.keys.new')}
      action={t('settings.keys.make')}
      isReady={name.value.trim() !== ''}
      send={send}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('settings.keys.name')}
            value={name.value}
            required
            maxLength={100}
            error={errorOf('name')}
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
            error={errorOf('lastDay')}
            onText={(day) => (lastDay.value = day)}
          />
        </>
      )}
    </SettingsForm>
  );
}
