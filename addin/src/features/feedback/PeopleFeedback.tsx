import { useEffect, useRef } from 'preact/hooks';
import type { CustomerCard, JoinedEntry } from '../../api/types';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { longTime, shortTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import { usePages } from '../history/pages';
import { ProblemNote } from '../notice/later';
import type { EntryOf } from '../slice';
import { mostOf } from './metrics';
import { t } from './tab.words';
import { t as said } from './words';

type Answer = JoinedEntry & { readonly entry: EntryOf<'feedback'> };

interface Properties {
  readonly customer: CustomerCard;
  /** The organisation has answered itself. */
  readonly hasOwn: boolean;
}

/** What the people of an organisation have answered: its figures count these answers too. They are edited on the card of the person. */
export function PeopleFeedback({ customer, hasOwn }: Properties) {
  const pages = usePages(customer);
  const { id, company } = customer;
  const { entries, next } = pages.of('feedback');
  const answers = entries
    .filter((one): one is Answer => one.entry.kind === 'feedback')
    .filter(({ customers }) => customers.some((one) => one.id !== id));
  const { busy, problem } = pages;
  const more = () => void pages.more('feedback');
  const continued = company?.timeline.next ?? null;
  const reach = useRef(pages.reach);
  reach.current = pages.reach;
  useEffect(() => reach.current('feedback'), [id, continued]);

  if (answers.length === 0 && next === null && problem.value === null) {
    return hasOwn ? null : <p class="quiet">{t('feedback.empty')}</p>;
  }

  return (
    <section>
      <h2>{t('feedback.people')}</h2>
      <ul>
        {answers.map((one) => (
          <PersonsAnswer key={one.entry.id} answer={one} />
        ))}
      </ul>
      <p role="status" class="quiet">
        {answers.length === 0 && busy.value && t('feedback.searching')}
      </p>
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={more} />}
      {next !== null && (
        <Button small busy={busy.value} onClick={more}>
          {t('feedback.more')}
        </Button>
      )}
    </section>
  );
}

function PersonsAnswer({ answer: { customers, entry } }: { readonly answer: Answer }) {
  const { visits } = usePane();
  const { now } = useSession();
  const { metric, score, words, recordedBy } = entry.feedback;
  return (
    <li class="feedback-item">
      <p class="feedback-line">
        <b>{said('history.feedback', { metric: said(`feedback.${metric}`), score, most: mostOf(metric) })}</b>
        <time class="quiet" dateTime={entry.at} title={longTime(entry.at)}>
          {shortTime(entry.at, now())}
        </time>
      </p>
      {words !== null && (
        <p class="words" dir="auto">
          {words}
        </p>
      )}
      <p class="feedback-links quiet">
        {customers.map(({ id, name }) => (
          <Button key={id} look="link" onClick={() => void visits.open(id, name)}>
            <bdi>{name}</bdi>
          </Button>
        ))}
        <span>{said('history.recordedby', { names: recordedBy.name })}</span>
      </p>
    </li>
  );
}
