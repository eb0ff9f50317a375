import { currencies } from '../../lib/currencies';
import { SelectField } from '../../ui/Field';
import { updateRules, type UpdateRule } from './calls';
import type { Importing } from './importing';
import { OwnCompany } from './OwnCompany';
import { t } from './words';

interface Properties {
  readonly work: Importing;
}

const kinds = ['customers', 'invoices', 'orders', 'payments', 'deals', 'products'] as const;
const corrections = ['replace', 'add'] as const;

/** What the person decides about the whole file. */
export function Choices({ work }: Properties) {
  const { kind, update = 'fillEmpty', addAnyway = false, includePrivate = false } = work.options.value;
  const { currency = '', corrections: corrected = '' } = work.options.value;
  const isTable = work.preview.value?.table != null;
  const isCustomers = work.preview.value?.records.some(({ customer }) => customer !== null) === true;
  const isInvoices = !isTable || (kind ?? work.preview.value?.format ?? '').includes('invoice');
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
        options={updateRules.map((code) => ({ code, name: t(`imports.update.${code}`) }))}
        onChoose={(code) => void work.set({ update: code as UpdateRule })}
      />
      <label class="imports-check">
        <input
          type="checkbox"
          checked={addAnyway}
          onChange={({ currentTarget }) => void work.set({ addAnyway: currentTarget.checked })}
        />
        {t('imports.anyway')}
      </label>
      {isTable && (
        <label class="imports-check">
          <input
            type="checkbox"
            checked={includePrivate}
            onChange={({ currentTarget }) => void work.set({ includePrivate: currentTarget.checked || undefined })}
          />
          {t('imports.private')}
        </label>
      )}
      {isTable && !isCustomers && (
        <SelectField
          label={t('imports.currency')}
          value={currency}
          none={t('imports.currency.own')}
          options={currencies()}
          onChoose={(code) => void work.set({ currency: code === '' ? undefined : code })}
        />
      )}
      {isInvoices && (
        <SelectField
          label={t('imports.corrections')}
          value={corrected}
          none={t('imports.corrections.none')}
          options={corrections.map((code) => ({ code, name: t(`imports.corrections.${code}`) }))}
          onChoose={(code) => void work.set({ corrections: code === '' ? undefined : code })}
        />
      )}
      {isInvoices && <OwnCompany />}
    </div>
  );
}
