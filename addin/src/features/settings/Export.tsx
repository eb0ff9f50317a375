import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import { download } from '../../lib/download';
import { useCalls } from '../../state/session';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/Field';
import { ProblemNote } from '../notice/later';
import { formats, settingsCalls, tables } from './calls';
import { t } from './words';

/** Everything the CRM holds of one kind, as a file. */
export function Export() {
  const calls = useCalls(settingsCalls);
  const table = useSignal<string>(tables[0]);
  const format = useSignal<string>(formats[0]);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function start(): Promise<void> {
    busy.value = true;
    const name = `${table.peek()}.${format.peek()}`;
    const answer = await calls.export(table.peek(), format.peek());
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      download(answer.value, name);
    }
  }

  return (
    <div class="fields">
      <SelectField
        label={t('settings.export.table')}
        value={table.value}
        options={tables.map((code) => ({ code, name: t(`settings.export.${code}`) }))}
        onChoose={(code) => (table.value = code)}
      />
      <SelectField
        label={t('settings.export.format')}
        value={format.value}
        options={formats.map((code) => ({ code, name: t(`settings.export.${code}`) }))}
        onChoose={(code) => (format.value = code)}
      />
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={() => void start()} />}
      <div class="settings-actions">
        <Button busy={busy.value} onClick={() => void start()}>
          {t(busy.value ? 'settings.export.busy' : 'settings.export.start')}
        </Button>
      </div>
    </div>
  );
}
