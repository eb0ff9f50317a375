import type { ImportPlan, PlannedRecord } from '../../api/types';
import { Button } from '../../ui/Button';
import type { Importing } from './importing';
import { fault } from './Sample';
import { profileField } from './told.words';
import { t } from './words';

interface Properties {
  readonly plan: ImportPlan;
  readonly work: Importing;
}

const actions = ['create', 'update', 'unchanged', 'rejected'] as const;

/** What an import would do with each record; nothing is stored yet. */
export function Plan({ plan, work }: Properties) {
  const { counts, records, recordCount, decided, next } = plan;
  return (
    <section aria-labelledby="imports-plan">
      <h3 id="imports-plan">{t('imports.plan')}</h3>
      <p role="status">
        {actions
          .filter((action) => counts[action] > 0)
          .map((action) => t(`imports.plan.${action}`, { count: counts[action] }))
          .join(' · ')}
      </p>
      {recordCount > decided && <p class="quiet">{t('imports.plan.beyond', { count: recordCount - decided })}</p>}
      {actions.map((action) => {
        const own = records.filter((record) => record.action === action);
        return (
          own.length > 0 && (
            <details key={action} class="imports-rows" open={action === 'rejected'}>
              <summary>{t(`imports.plan.${action}`, { count: counts[action] })}</summary>
              <ul>
                {own.map((record, index) => (
                  <Planned key={index} record={record} />
                ))}
                {counts[action] > own.length && (
                  <li class="quiet">{t('list.more', { count: counts[action] - own.length })}</li>
                )}
              </ul>
            </details>
          )
        );
      })}
      {next !== null && (
        <Button look="link" busy={work.busy.value === 'plan'} onClick={() => void work.tryOut(next)}>
          {t('imports.plan.next')}
        </Button>
      )}
    </section>
  );
}

function Planned({ record }: { readonly record: PlannedRecord }) {
  const { line, name, action, customer, knownBy, changes, column, value, code, note } = record;
  return (
    <li>
      {t('imports.line', { line: String(line) })} {name !== null && <bdi>{name}</bdi>}
      {action === 'rejected' && <small>{fault(column, value, code)}</small>}
      {customer !== null && knownBy !== null && (
        <small>{t(`imports.known.${knownBy as 'address'}`, { name: customer.name })}</small>
      )}
      {note !== null && <small>{t(`imports.note.${note as 'paid-meanwhile'}`)}</small>}
      {changes.map(({ field, from, to }) => (
        <small key={field}>
          {profileField(field)}: <bdi>{from ?? t('imports.nothing')}</bdi> → <bdi>{to ?? t('imports.nothing')}</bdi>
        </small>
      ))}
    </li>
  );
}
