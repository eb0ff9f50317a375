import chevron from 'icon:chevron_down_16_regular';
import { useEffect, useState } from 'preact/hooks';
import type { Person } from '../../api/types';
import type { MailPerson } from '../../host/host';
import { usePane } from '../../state/pane';
import { t } from '../../text/text';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { ListField } from '../../ui/ListField';
import { ProblemNote } from '../notice/Problem';
import { focusFirstError, Taken } from '../profile/Profile';
import { BirthdayFields, PlaceFields } from '../profile/ProfileFields';
import { LookAlike } from '../who/Who';
import { add, change, firstDraft, suggest, type AddDraft, type AddSignal } from './add';
import { SameAs } from './SameAs';
import './Add.css';

interface Properties {
  readonly person: MailPerson;
  readonly known: Person;
  /** Somebody else on the mail is in the CRM. */
  readonly company: boolean;
}

/** A sender who is not in the CRM: adds them with as little typing as possible. Opening the mail has stored nothing. */
export function Add({ person, known, company }: Properties) {
  const pane = usePane();
  const [same, setSame] = useState(false);
  const draft = pane.drafts.of<AddDraft>('add', known.address);
  const mail = pane.opened.mail.value;
  const { organisation, address } = known;
  const canWrite = pane.canWrite.value;

  useEffect(() => {
    if (canWrite) {
      draft.value ??= firstDraft(person, organisation);
      void suggest(pane, draft, address);
    }
  }, [pane, draft, person, organisation, address, canWrite]);

  const readable = mail?.mode === 'read' && mail.itemId !== null && mail.internetMessageId !== null;
  return (
    <section class="add">
      <header>
        <Avatar name={person.name} id={address} large unknown />
        <div>
          <h1 dir="auto">{person.name === '' ? address : person.name}</h1>
          <p class="quiet">{t('add.unknown', { address })}</p>
        </div>
      </header>
      {known.lookAlike !== null && <LookAlike of={known.lookAlike} />}
      {!canWrite && <p class="add-note quiet">{t('log.nobody')}</p>}
      {canWrite && same && <SameAs address={address} onBack={() => setSame(false)} />}
      {canWrite && !same && draft.value !== null && (
        <AddForm draft={draft} readable={readable} onSame={() => setSame(true)} />
      )}
      {canWrite && !same && (
        <p class="add-note quiet">
          {readable && !company && `${t('log.nobody')} `}
          {t('add.nothing')}
        </p>
      )}
    </section>
  );
}

interface FormProperties {
  readonly draft: AddSignal;
  readonly readable: boolean;
  readonly onSame: () => void;
}

function AddForm({ draft, readable, onSame }: FormProperties) {
  const pane = usePane();
  const [more, setMore] = useState(false);
  const now = draft.value;
  if (now === null) {
    return null;
  }

  const { form, sources, errors, busy, problem, suggestion } = now;
  const hint = (field: keyof typeof sources) => (now.touched.has(field) ? undefined : sources[field]);

  async function submit(element: HTMLFormElement, what: 'log' | 'only'): Promise<void> {
    // The mail the user speaks of; another one may be open when the answer comes.
    const mail = pane.opened.mail.peek();
    const added = await add(pane, draft, what);
    if (added === null) {
      focusFirstError(element);
      return;
    }

    pane.refresh();
    if (what === 'log') {
      await pane.log.log(mail);
    }
  }

  const { customerId, name } = problem?.body ?? {};
  return (
    <form
      noValidate
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void submit(event.currentTarget, readable ? 'log' : 'only');
      }}
    >
      <TextField
        label={t('field.name')}
        required
        value={form.name}
        hint={hint('name')}
        error={errors.name === undefined ? undefined : t(errors.name)}
        onText={(text) => change(draft, { name: text })}
      />
      <TextField
        label={t('field.company')}
        value={form.company}
        hint={hint('company')}
        onText={(text) => change(draft, { company: text, organisationId: null })}
      />
      <TextField
        label={t('field.role')}
        value={form.role}
        hint={hint('role')}
        onText={(text) => change(draft, { role: text })}
      />
      <ListField
        label={t('field.phone')}
        one={t('field.phone')}
        mode="tel"
        single
        values={form.phones}
        hint={hint('phones')}
        error={errors.phones === undefined ? undefined : t(errors.phones)}
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
          <PlaceFields form={form} errors={errors} onChange={(changed) => change(draft, changed)} />
          <BirthdayFields form={form} errors={errors} onChange={(changed) => change(draft, changed)} />
        </>
      )}
      {problem !== null &&
        (problem.type === 'address-taken' && typeof customerId === 'string' && typeof name === 'string' ? (
          <Taken customerId={customerId} name={name} />
        ) : (
          <ProblemNote problem={problem} onSignIn={() => void pane.again()} />
        ))}
      <div class="add-actions">
        {readable && (
          <Button type="submit" look="primary" busy={busy === 'log'} disabled={busy !== null}>
            {t(busy === 'log' ? 'add.busy' : 'add.log')}
          </Button>
        )}
        <Button
          look={readable ? 'plain' : 'primary'}
          busy={busy === 'only'}
          disabled={busy !== null}
          onClick={(event) => {
            const element = event.currentTarget.form;
            if (element !== null) {
              void submit(element, 'only');
            }
          }}
        >
          {t(busy === 'only' ? 'add.busy' : 'add.only')}
        </Button>
        <Button disabled={busy !== null} onClick={onSame}>
          {t('add.same')}
        </Button>
      </div>
    </form>
  );
}
