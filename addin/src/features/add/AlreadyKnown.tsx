import type { Found } from '../../api/types';
import type { Problem } from '../../api/problem';
import { readable } from '../../lib/readable';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { t } from './words';

interface Properties {
  readonly known: readonly Found[];
  readonly busy: boolean;
  /** The address of the form belongs to this customer. */
  readonly onJoin: ((found: Found) => void) | null;
  readonly onAnyway: () => void;
}

/** Before somebody is added twice: who is in the CRM already, and the choice between the two. */
export function AlreadyKnown({ known, busy, onJoin, onAnyway }: Properties) {
  return (
    <section class="already" role="alert" tabIndex={-1}>
      <h2>{t('add.known', { count: known.length })}</h2>
      <ul>
        {known.map((one) => (
          <li key={one.id}>
            <Avatar name={one.name} id={one.address ?? one.id} organisation={one.kind === 'organisation'} />
            <span>
              <bdi>{one.name}</bdi>
              <bdi class="quiet">
                {[one.company, one.address === null ? null : readable(one.address)]
                  .filter((part) => part !== null)
                  .join(' · ')}
              </bdi>
            </span>
            {onJoin !== null && one.kind === 'person' && (
              <Button look="primary" disabled={busy} onClick={() => onJoin(one)}>
                {t('add.same.chosen', { name: one.name })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button busy={busy} onClick={onAnyway}>
        {t('add.known.anyway')}
      </Button>
    </section>
  );
}

/** The customers whom the API names as known; null for any other problem. */
export function knownOf(problem: Problem | null): readonly Found[] | null {
  const customers = problem?.type === 'already-known' ? problem.body?.['customers'] : undefined;
  return Array.isArray(customers) && customers.length > 0 ? (customers as Found[]) : null;
}
