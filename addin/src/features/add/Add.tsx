import chevron from 'icon:chevron_down_16_regular';
import { useEffect, useState } from 'preact/hooks';
import type { Person } from '../../api/types';
import type { MailPerson } from '../../host/host';
import { isAutomatic, looksLikeAddress } from '../../lib/people';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { ListField } from '../../ui/ListField';
import { ProblemNote } from '../notice/Problem';
import { Taken, useFirstError } from '../customers/Profile';
import { BirthdayFields, PlaceFields } from '../customers/ProfileFields';
import { t as said } from '../customers/tab.words';
import { LookAlike } from '../who/Who';
import { add, change, firstDraft, follow, suggest, type AddDraft, type AddSignal } from './addDraft';
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
  const key = mail?.key ?? '';
  const usable = looksLikeAddress(address);
  const doubt = doubtOf(known, pane.opened.internal.value);
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
        <Avatar name={person.name} id={address} large unknown />
        <div>
          <h1 dir="auto">{person.name === '' ? address : person.name}</h1>
          <p class="quiet">{doubt === 'colleague' ? address : t('add.unknown', { address })}</p>
        </div>
      </header>
      {known.lookAlike !== null && <LookAlike of={known.lookAlike} />}
      {!usable && (
        <p class="add-note">{t(person.address === mail?.from?.address ? 'add.unusable' : 'add.unusable.other')}</p>
      )}
      {(doubt === 'colleague' || doubt === 'automatic') && <p class="add-note">{t(`add.${doubt}`)}</p>}
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

type Doubt = 'lookalike' | 'automatic' | 'colleague';

/** Why this person should probably not be added; the form is then shown only on request. */
function doubtOf({ address, lookAlike }: Person, internal: boolean): Doubt | null {
  if (lookAlike !== null) {
    return 'lookalike';
  }

  return isAutomatic(address) ? 'automatic' : internal ? 'colleague' : null;
}

interface FormProperties {
  readonly draft: AddSignal;
  readonly readable: boolean;
  readonly doubted: boolean;
  readonly onSame: () => void;
}

function AddForm({ draft, readable, doubted, onSame }: FormProperties) {
  const pane = usePane();
  const form = useFirstError(draft.value?.failures ?? 0);
  const [more, setMore] = useState(false);
  const now = draft.value;
  const isMeeting = pane.opened.mail.value?.mode === 'meeting';
  if (now === null) {
    return null;
  }

  const { form: typed, sources, errors, busy, problem, suggestion } = now;
  const hint = (field: keyof typeof sources) => (now.touched.has(field) ? undefined : sources[field]);

  async function submit(what: 'log' | 'only'): Promise<void> {
    // The mail that the user means: another mail may be open when the answer comes.
    const mail = pane.opened.mail.peek();
    const address = draft.peek()?.form.addresses[0] ?? null;
    const added = await add(pane, draft, what);
    if (added === null) {
      return;
    }

    if (mail?.key === pane.opened.mail.peek()?.key) {
      pane.added.value = address;
    }

    pane.tell(t('add.done'));
    pane.refresh();
    if (what === 'log') {
      await pane.log.log(mail);
    }
  }

  const { customerId, name } = problem?.body ?? {};
  return (
    <form
      noValidate
      ref={form}
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(readable ? 'log' : 'only');
      }}
    >
      <TextField
        label={said('field.name')}
        required
        value={typed.name}
        hint={hint('name')}
        error={errors.name === undefined ? undefined : said(errors.name)}
        onText={(text) => change(draft, { name: text })}
      />
      <TextField
        label={said('field.company')}
        value={typed.company}
        hint={hint('company')}
        onText={(text) => change(draft, { company: text, organisationId: null })}
      />
      <TextField
        label={said('field.role')}
        value={typed.role}
        hint={hint('role')}
        onText={(text) => change(draft, { role: text })}
      />
      <ListField
        label={said('field.phone')}
        one={said('field.phone')}
        mode="tel"
        single
        values={typed.phones}
        hint={hint('phones')}
        error={errors.phones === undefined ? undefined : said(errors.phones)}
        onValues={(phones) => change(draft, { phones })}
      />
      <p role="status" class="add-reading quiet">
        {suggestion === 'asked' && t('add.reading')}
      </p>
      <Button look="link" aria-expanded={more ? 'true' : 'false'} onClick={() => setMore(!more)}>
        <Icon size={16} paths={chevron} />
        {t(more ? 'add.less' : 'add.more')}
      </Button>
      {more && (
        <>
          <PlaceFields form={typed} errors={errors} onChange={(changed) => change(draft, changed)} />
          <BirthdayFields form={typed} errors={errors} onChange={(changed) => change(draft, changed)} />
        </>
      )}
      {errors.addresses !== undefined && problem?.type !== 'address-taken' && (
        <p class="field-error">{t('add.unusable')}</p>
      )}
      {problem !== null &&
        (problem.type === 'address-taken' && typeof customerId === 'string' && typeof name === 'string' ? (
          <Taken customerId={customerId} name={name} />
        ) : (
          <ProblemNote problem={problem} marked={Object.keys(errors).length > 0} onSignIn={() => void pane.again()} />
        ))}
      <div class="add-actions">
        {readable && (
          <Button type="submit" look={doubted ? 'plain' : 'primary'} busy={busy === 'log'} disabled={busy !== null}>
            {busy === 'log' ? t('add.busy') : t(isMeeting ? 'add.log.meeting' : 'add.log')}
          </Button>
        )}
        <Button
          look={readable || doubted ? 'plain' : 'primary'}
          busy={busy === 'only'}
          disabled={busy !== null}
          onClick={() => void submit('only')}
        >
          {t(busy === 'only' ? 'add.busy' : readable ? 'add.only' : 'add.title')}
        </Button>
        <Button disabled={busy !== null} onClick={onSame}>
          {t('add.same')}
        </Button>
      </div>
    </form>
  );
}
