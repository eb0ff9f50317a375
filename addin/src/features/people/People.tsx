import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import type { Colleague } from '../../api/types';
import { usePane } from '../../state/pane';
import type { ShownCustomer } from '../../state/visit';
import { t } from '../../text/text';
import { Avatar } from '../../ui/Avatar';
import { ProblemNote } from '../notice/Problem';
import './People.css';

/** The people of an organisation. */
export function People({ customer: { id } }: { readonly customer: ShownCustomer }) {
  const { api, visits } = usePane();
  const people = useSignal<readonly Colleague[] | null>(null);
  const problem = useSignal<Problem | null>(null);
  const turn = useSignal(0);
  const tries = turn.value;

  useEffect(() => {
    const stop = new AbortController();
    void api.people(id, stop.signal).then((answer) => {
      if (!stop.signal.aborted) {
        people.value = answer.ok ? answer.value.people : null;
        problem.value = answer.ok ? null : answer.problem;
      }
    });
    return () => stop.abort();
  }, [api, id, people, problem, tries]);

  return (
    <div class="people">
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={() => (turn.value += 1)} />}
      {people.value?.length === 0 && <p class="quiet">{t('people.empty')}</p>}
      <ul class="rows">
        {people.value?.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => void visits.open(one.id, one.name)}>
              <Avatar name={one.name} id={one.address ?? one.id} />
              <span>
                <bdi>{one.name}</bdi>
                <bdi class="quiet">{one.role ?? one.address ?? ''}</bdi>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
