import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Person, Suggestion } from '../../api/types';
import type { MailPerson } from '../../host/host';
import { readable as readableAddress } from '../../lib/readable';
import { looksLikeAddress } from '../../lib/people';
import { useHold } from '../../state/hold';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { LookAlike } from '../who/later';
import { Marked } from '../who/Marked';
import { firstDraft, follow, suggest, type AddDraft } from './addDraft';
import { AddForm } from './AddForm';
import { SameAs } from './SameAs';
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
  const section = useKeptFocus<HTMLElement>();
  const draft = drafts.of<AddDraft>('add', known.address);
  const mail = pane.opened.mail.value;
  const isMeeting = mail?.mode === 'meeting';
  const place = isMeeting ? 'meeting' : mail?.from?.address === person.address ? 'sender' : 'mail';
  const { organisation, address } = known;
  const shown = readableAddress(address);
  const key = mail?.key ?? '';
  const usable = looksLikeAddress(address);
  const { named = null, automatic = null } = draft.value ?? {};
  const isRead = mail?.unread === undefined;
  const rule = mail?.never ?? null;
  const doubt =
    doubtOf(known, pane.opened.internal.value) ??
    automatic ??
    (place === 'sender' ? mail?.automatic : null) ??
    known.automatic ??
    (isRead ? null : 'unread');
  const begun = draft.value !== null && draft.value.touched.size > 0;
  const open = canWrite.value && usable && (doubt === null || anyway || begun || same);

  useHold(open && (begun || same || anyway || draft.value?.busy != null));

  useEffect(() => {
    if (open) {
      const fresh = firstDraft(key, person, organisation, place);
      draft.value = draft.peek() === null ? fresh : follow(draft.peek() ?? fresh, fresh);
      void suggest(pane, draft, address);
    }
  }, [pane, draft, key, person, organisation, address, open, place, isRead]);

  // Where the search for an existing customer was opened, the keyboard user goes on after leaving it.
  useLayoutEffect(() => {
    const place = section.current;
    return same ? () => place?.querySelector<HTMLElement>('.add-actions .button:last-child')?.focus() : undefined;
  }, [same, section]);

  const readable =
    mail != null &&
    mail.mode !== 'compose' &&
    mail.itemId !== null &&
    mail.internetMessageId !== null &&
    isRead &&
    rule === null &&
    (mail.start === null || mail.start <= now());
  return (
    <section class="add" ref={section} tabIndex={-1}>
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
              {known.lookAlike.name === null
                ? t('add.lookalike.us')
                : t('add.lookalike', { name: known.lookAlike.name })}
            </p>
          )}
        </div>
      </header>
      {known.lookAlike !== null && <LookAlike of={known.lookAlike} address={address} />}
      {!usable && <p class="add-note">{t(place === 'sender' ? 'add.unusable' : 'add.unusable.other')}</p>}
      {doubt !== null && doubt !== 'lookalike' && doubt !== 'unread' && (rule === null || place !== 'sender') && (
        <p class="add-note">{t(isMeeting && doubt === 'colleague' ? 'add.colleague.meeting' : `add.${doubt}`)}</p>
      )}
      {open && same && <SameAs address={address} isSender={place === 'sender'} onBack={() => setSame(false)} />}
      {open && !same && draft.value !== null && (
        <AddForm draft={draft} readable={readable} doubted={doubt !== null} onSame={() => setSame(true)} />
      )}
      {canWrite.value && usable && !open && doubt !== 'colleague' && (
        <p class="add-note">
          <Button onClick={() => setAnyway(true)}>{t('add.anyway')}</Button>
        </p>
      )}
      {!same && (
        <p class="add-note quiet">
          {readable && !told && doubt !== 'colleague' && `${t(isMeeting ? 'add.nobody.meeting' : 'add.nobody')} `}
          {open && t('add.nothing')}
        </p>
      )}
    </section>
  );
}

type Doubt = NonNullable<Suggestion['automatic']> | 'lookalike' | 'colleague' | 'unread';

/** Why this person should probably not be added, whoever wrote the mail; the form is then shown only on request, for a colleague never. */
function doubtOf({ lookAlike, isOurs }: Person, internal: boolean): Doubt | null {
  if (lookAlike !== null) {
    return 'lookalike';
  }

  return internal || isOurs ? 'colleague' : null;
}
