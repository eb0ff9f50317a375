import type { ImportedField, ImportPreview } from '../../api/types';
import { intl } from '../../text/language';
import { SelectField } from '../../ui/Field';
import { updateRules, type UpdateRule } from './calls';
import type { Importing } from './importing';
import { t } from './words';

type Column = NonNullable<ImportPreview['table']>['columns'][number];

interface Properties {
  readonly work: Importing;
  readonly columns: readonly Column[];
  /** Of each group one field needs a column before the table can be read. */
  readonly missing: readonly (readonly ImportedField[])[];
  /** Whether the table is read. */
  readonly isRead: boolean;
}

// The type of the object makes the compiler refuse a missing name and a name that the API's document does not have.
const fields: Readonly<Record<ImportedField, true>> = {
  name: true,
  givenName: true,
  middleName: true,
  familyName: true,
  company: true,
  email: true,
  phone: true,
  taxId: true,
  jobTitle: true,
  birthday: true,
  street: true,
  city: true,
  postalCode: true,
  country: true,
  region: true,
  language: true,
  domains: true,
  website: true,
  notes: true,
  tags: true,
  owner: true,
  stage: true,
  externalId: true,
  isCompany: true,
  parentName: true,
  addressType: true,
  optedOut: true,
  isPrivate: true,
  number: true,
  date: true,
  dueDate: true,
  net: true,
  tax: true,
  total: true,
  open: true,
  paid: true,
  refunded: true,
  discount: true,
  shipping: true,
  currency: true,
  status: true,
  documentType: true,
  terms: true,
  itemName: true,
  itemCode: true,
  quantity: true,
  unitPrice: true,
  lineAmount: true,
  lineTax: true,
  lineDiscount: true,
  amount: true,
  invoiceNumber: true,
  description: true,
  title: true,
  pipeline: true,
  closeDate: true,
  price: true,
  cost: true,
  category: true,
  unit: true,
  cancelledOn: true,
  refundedOn: true,
  refundedQuantity: true,
  seller: true,
  place: true,
  orderNumber: true,
  corrects: true,
  replaces: true,
  series: true,
};

const names = Object.keys(fields) as ImportedField[];

/** What each column of a table was taken for; a person may know better. */
export function Columns({ work, columns, missing, isRead }: Properties) {
  const used = columns.filter(({ field }) => field !== null).length;
  const { updates = {} } = work.options.value;
  // Only customers are changed by a file; documents stay as they are.
  const changes = work.preview.value?.records.some(({ customer }) => customer !== null) === true;
  const options = names.map((code) => ({ code, name: t(`imports.field.${code}`) }));
  return (
    <details class="imports-columns" open={used === 0 || !isRead}>
      <summary>{t('imports.columns', { used, count: columns.length })}</summary>
      {!isRead && <p>{t(missing.length === 0 ? 'imports.map' : 'imports.map.missing')}</p>}
      {missing.length > 0 && (
        <ul>
          {missing.map((group) => (
            <li key={group.join(' ')}>{either(group.map((code) => t(`imports.field.${code}`)))}</li>
          ))}
        </ul>
      )}
      <div class="fields">
        {columns.map(({ header, field, examples }, index) => {
          const label = header === '' ? t('imports.column.unnamed', { number: index + 1 }) : header;
          return (
            <div class="imports-column" key={`${index} ${header}`}>
              <SelectField
                label={label}
                value={field ?? ''}
                none={t('imports.column.unused')}
                options={options}
                onChoose={(code) => void work.map(header, code === '' ? null : (code as ImportedField))}
              />
              {!isRead && examples.length > 0 && (
                <small class="quiet">
                  <bdi>{examples.join(' · ')}</bdi>
                </small>
              )}
              {changes && field !== null && header !== '' && (
                <select
                  aria-label={t('imports.rule', { column: label })}
                  value={updates[header] ?? ''}
                  onChange={({ currentTarget: { value } }) =>
                    void work.rule(header, value === '' ? null : (value as UpdateRule))
                  }
                >
                  <option value="">{t('imports.rule.all')}</option>
                  {updateRules.map((code) => (
                    <option key={code} value={code}>
                      {t(`imports.rule.${code}`)}
                    </option>
                  ))}
                </select>
              )}
            </div>
          );
        })}
      </div>
    </details>
  );
}

/** "Name, Company or Email" in the pane's language. */
function either(words: readonly string[]): string {
  return intl(Intl.ListFormat, { type: 'disjunction' }).format(words);
}
