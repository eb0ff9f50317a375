import type { MailPerson } from '../../host/host';
import { readable } from '../../lib/readable';
import { Avatar } from '../../ui/Avatar';
import { Breaking } from '../../ui/Breaking';
import './Who.css';

interface Properties {
  readonly person: MailPerson;
  /** The API has been asked who this is. */
  readonly waiting: boolean;
}

/** What the mail itself tells about a person, shown until the API has said more. */
export function Stranger({ person, waiting }: Properties) {
  return (
    <>
      <div class="who stranger" aria-busy={waiting ? 'true' : undefined}>
        <Avatar name={person.name === '' ? person.address : person.name} id={person.address} large />
        <div class="who-words">
          <h1 dir="auto">{person.name === '' ? readable(person.address) : person.name}</h1>
          {person.name !== '' && (
            <p class="quiet">
              <Breaking text={readable(person.address)} />
            </p>
          )}
        </div>
      </div>
      {waiting && (
        <div class="skeleton" aria-hidden="true">
          <span class="bone bar" />
          <span class="bone card" />
          <span class="bone row" />
          <span class="bone row" />
        </div>
      )}
    </>
  );
}
