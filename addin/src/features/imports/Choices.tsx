import { SelectField } from '../../ui/Field';
import type { Importing } from './importing';
import { t } from './words';

interface Properties {
  readonly work: Importing;
}

const kinds = ['customers', 'invoices', 'orders', 'payments', 'deals', 'products'] as const;
const updates = ['fillEmpty', 'overwrite', 'never'] as const;

/** What the person decides about the whole file. */
export function Choices({ work }: Properties) {
  const { kind, update = 'fillEmpty', addAnyway = false } = work.options.value;
  const isTable = work.preview.value?.table != null;
  return (
    <div class="fields">
      {isTable && (
        <SelectField
          label={t('imports.kind')}
          value={kind ?? ''}
          none={t('imports.kind.found')}
          options={kinds.map((code) => ({ code, name: t(`imports.kind.${code}`) }))}
          onChoose={(code) => void work.set({ kind: code === '' ? undefined : code })}
        />
      )}
      <SelectField
        label={t('imports.update')}
        value={update}
        options={updates.map((code) => ({ code, name: t(`imports.update.${code}`) }))}
        onChoose={(code) => void work.set({ update: code })}
      />
      <label class="imports-check">
        <input
          type="checkbox"
          checked={addAnyway}
          onChange={({ currentTarget }) => void work.set({ addAnyway: currentTarget.checked })}
        />
        {t('imports.anyway')}
      </label>
    </div>
  );
}
