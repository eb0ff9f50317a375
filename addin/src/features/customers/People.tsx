import { useCallback } from 'preact/hooks';
import { readable } from '../../lib/readable';
import { useLoaded } from '../../state/loaded';
import { usePane } from '../../state/pane';
import { useCalls } from '../../state/session';
import { Avatar } from '../../ui/Avatar';
import { ProblemNote } from '../notice/later';
import type { TabProperties } from '../slice';
import { customerCalls } from './calls';
import './People.css';
import { t } from './tab.words';

/** The people of an organisation. */
export function People({ customer: { id } }: TabProperties) {
  const { visits } = usePane();
  const calls = useCalls(customerCalls);
  const load = useCallback((signal: AbortSignal) => calls.people(id, signal), [calls, id]);
  const { value, problem, again } = useLoaded(load);
  const people = value.value?.people;

  return (
    <div class="people">
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={again} />}
      {people?.length === 0 && <p class="quiet">{t('people.empty')}</p>}
      <ul class="rows">
        {people?.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => void visits.open(one.id, one.name)}>
              <Avatar name={one.name} id={one.address ?? one.id} />
              <span>
                <bdi>{one.name}</bdi>
                <bdi class="quiet">{one.role ?? readable(one.address ?? '')}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
