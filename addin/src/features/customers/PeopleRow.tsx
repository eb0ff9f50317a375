import type { Colleague } from '../../api/types';
import { shortName } from '../../lib/people';
import { usePane } from '../../state/pane';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import './PeopleRow.css';
import { t } from './words';

const few = 6;

interface Properties {
  readonly people: readonly Colleague[];
  /** There are more than these, and the figures below are those of these. */
  readonly morePeople: boolean;
  readonly onAll: () => void;
}

/** The people of an organisation in one row, whoever was in touch last first. */
export function PeopleRow({ people, morePeople, onAll }: Properties) {
  const { visits } = usePane();
  if (people.length === 0) {
    return <p class="people-row quiet">{t('people.none')}</p>;
  }

  const hidden = people.length - few;
  return (
    <section class="people-row" aria-label={t('tab.people')}>
      <ul>
        {people.slice(0, few).map(({ id, name, address }) => (
          <li key={id}>
            <button type="button" title={name} onClick={() => void visits.open(id, name)}>
              <Avatar name={name} id={address ?? id} />
              <bdi>{shortName(name)}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button look="link" onClick={onAll}>
          {t(morePeople ? 'people.first' : 'people.all', { count: people.length })}
        </Button>
      )}
      {morePeople && <p class="quiet">{t('people.figures', { count: people.length })}</p>}
    </section>
  );
}
