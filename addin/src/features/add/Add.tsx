import { useEffect, useState } from 'preact/hooks';
import type { Person, Suggestion } from '../../api/types';
import type { MailPerson } from '../../host/host';
import { readable as readableAddress } from '../../lib/readable';
import { looksLikeAddress } from '../../lib/people';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { LookAlike } from '../who/later';
import { Marked } from '../who/Marked';
import { firstDraft, follow, suggest, type AddDraft } from './addDraft';
import { AddForm } from './AddForm';
import { SameAs } from './SameAs';
import './Add.css';
import { t } from './words';

interface Properties {
  readonly person: MailPerson;
  readonly known: Person;
  /** The block below tells whether the mail is logged. */
  readonly told: boolean;
}

/** A sender who is not in the CRM: adds them with as little typing as possible. Opening the mail has stored nothing. */
export function Add({ person, known, told }: Properties) {
  const pane = usePane();
  const { drafts, canWrite, now } = useSession();
  const [same, setSame] = useState(false);
  const [anyway, setAnyway] = useState(false);
  const draft = drafts.of<AddDraft>('add', known.address);
  const mail = pane.opened.mail.value;
  const { organisation, address } = known;
  const shown = readableAddress(address);
  const key = mail?.key ?? '';
  const usable = looksLikeAddress(address);
  const { named = null, automatic = null } = draft.value ?? {};
  const doubt = automatic ?? doubtOf(known, pane.opened.internal.value);
  const begun = draft.value !== null && draft.value.touched.size > 0;
  const open = canWrite.value && usable && (doubt === null || anyway || begun);

  useEffect(() => {
    if (open) {
      const fresh = firstDraft(key, person, organisation, mail?.from?.address === person.address);
      draft.value = draft.peek() === null ? fresh : follow(draft.peek() ?? fresh, fresh);
      void suggest(pane, draft, address);
    }
  }, [pane, draft, key, person, organisation, address, open, mail?.from?.address]);

  const readable =
    mail != null &&
    mail.mode !== 'compose' &&
    mail.itemId !== null &&
    mail.internetMessageId !== null &&
    (mail.start === null || mail.start <= now());
  return (
    <section class="add">
      <header>
        <Avatar name={named ?? person.name} id={address} large unknown />
        <div>
          <h1 dir="auto">{named ?? (person.name === '' ? shown : person.name)}</h1>
          {known.lookAlike === null ? (
            <p class="quiet">{doubt === 'colleague' ? shown : t('add.unknown', { address: shown })}</p>
          ) : (
            <p class="quiet">
              <bdi dir="ltr">
                <Marked seen={address} known={known.lookAlike.address} />
              </bdi>
              {' · '}
              {t('add.lookalike', { name: known.lookAlike.name })}
            </p>
          )}
        </div>
      </header>
      {known.lookAlike !== null && <LookAlike of={known.lookAlike} address={address} />}
      {!usable && (
        <p class="add-note">{t(person.address === mail?.from?.address ? 'add.unusable' : 'add.unusable.other')}</p>
      )}
      {doubt !== null && doubt !== 'lookalike' && <p class="add-note">{t(`add.${doubt}`)}</p>}
      {open && same && <SameAs address={address} onBack={() => setSame(false)} />}
      {open && !same && draft.value !== null && (
        <AddForm draft={draft} readable={readable} doubted={doubt !== null} onSame={() => setSame(true)} />
      )}
      {canWrite.value && usable && !open && (
        <p class="add-note">
          <Button onClick={() => setAnyway(true)}>{t('add.anyway')}</Button>
        </p>
      )}
      {!same && (
        <p class="add-note quiet">
          {readable && !told && doubt !== 'colleague' && `${t('add.nobody')} `}
          {open && t('add.nothing')}
        </p>
      )}
    </section>
  );
}

type Doubt = NonNullable<Suggestion['automatic']> | 'lookalike' | 'colleague';

/** Why this person should probably not be added; the form is then shown only on request. */
function doubtOf({ lookAlike, isOurs, automatic }: Person, internal: boolean): Doubt | null {
  if (lookAlike !== null) {
    return 'lookalike';
  }

  return automatic ?? (internal || isOurs ? 'colleague' : null);
}
