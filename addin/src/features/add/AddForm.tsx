import chevron from 'icon:chevron_down_16_regular';
import { useRef, useState } from 'preact/hooks';
import type { Found } from '../../api/types';
import { usePane } from '../../state/pane';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { ListField } from '../../ui/ListField';
import { CompanyField } from '../customers/CompanyField';
import { errorsOf } from '../customers/edit';
import { Taken, useFirstError } from '../customers/Profile';
import { BirthdayFields, PlaceFields } from '../customers/ProfileFields';
import { t as said } from '../customers/tab.words';
import { ProblemNote } from '../notice/later';
import './Add.css';
import { addAddress } from './addAddress';
import { add, change, type AddSignal, type Way } from './addDraft';
import { AddressRefused } from './AddressRefused';
import { AlreadyKnown, knownOf } from './AlreadyKnown';
import { Erased, erasedOf } from './Erased';
import { t } from './words';

interface Properties {
  readonly draft: AddSignal;
  /** The open mail can be logged. */
  readonly readable: boolean;
  /** There is a reason not to add this person. */
  readonly doubted: boolean;
  /** The address is typed too, because no mail brings it. */
  readonly withAddress?: boolean;
  readonly onSame?: () => void;
  /** Goes on after adding where no mail is open. */
  readonly onAdded?: (id: string, name: string) => void;
}

/** The fields of a new customer and the buttons that add them. */
export function AddForm({ draft, readable, doubted, withAddress = false, onSame, onAdded }: Properties) {
  const pane = usePane();
  const form = useFirstError(draft.value?.failures ?? 0);
  const [more, setMore] = useState(false);
  const confirmed = useRef<{ readonly name?: string; readonly address?: string | null }>({});
  const now = draft.value;
  const isMeeting = pane.opened.mail.value?.mode === 'meeting';
  if (now === null) {
    return null;
  }

  const { form: typed, sources, errors, busy, problem, suggestion, tried } = now;
  const hint = (field: keyof typeof sources) => (now.touched.has(field) ? undefined : sources[field]);
  const [address = null] = typed.addresses.filter((one) => one.trim() !== '');
  const known = knownOf(problem);
  const erased = erasedOf(problem);
  const asked = known !== null || erased !== null;

  async function submit(way: Way): Promise<void> {
    // The mail that the user means: another mail may be open when the answer comes.
    const mail = pane.opened.mail.peek();
    const added = await add(pane, draft, way, {
      ...(confirmed.current.name === typed.name && { addAnyway: true }),
      ...(confirmed.current.address === address && address !== null && { newConsent: true }),
    });
    if (added !== null) {
      await follow(added, typed.name, way, mail);
    }
  }

  /** Tries again, as the user has answered the question; the answer holds for this name or this address only. */
  function confirm(answer: { readonly name?: string; readonly address?: string | null }): Promise<void> {
    confirmed.current = { ...confirmed.current, ...answer };
    return submit(tried);
  }

  /** The address of the form belongs to a customer who is in the CRM already. */
  async function join({ id, name }: Found): Promise<void> {
    const mail = pane.opened.mail.peek();
    const before = draft.peek();
    if (address === null || before === null) {
      return;
    }

    draft.value = { ...before, busy: tried };
    const answer = await addAddress(pane, id, address);
    draft.value = answer.ok ? null : { ...before, problem: answer.problem, errors: errorsOf(answer.problem) };
    if (answer.ok) {
      await follow(id, name, tried, mail);
    }
  }

  async function follow(id: string, name: string, way: Way, mail: typeof pane.opened.mail.value): Promise<void> {
    pane.tell(t('add.done'));
    if (onAdded !== undefined) {
      onAdded(id, name);
    } else if (mail?.key === pane.opened.mail.peek()?.key) {
      pane.added.value = address;
    }

    pane.refresh();
    if (way === 'log') {
      await pane.log.log(mail);
    }
  }

  const { customerId, name } = problem?.body ?? {};
  const wrong = Object.keys(errors);
  // The address has no field here that could be marked.
  const isRefused = wrong.includes('addresses') && !withAddress && problem?.type !== 'address-taken';
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
      {withAddress && (
        <ListField
          label={said('field.address')}
          one={said('field.address')}
          mode="email"
          single
          values={typed.addresses}
          error={errors.addresses === undefined ? undefined : said(errors.addresses)}
          onValues={(addresses) => change(draft, { addresses })}
        />
      )}
      <CompanyField
        value={typed.company}
        organisationId={typed.organisationId}
        hint={hint('company')}
        onChange={(changed) => change(draft, changed)}
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
          <PlaceFields form={typed} errors={errors} hint={hint} onChange={(changed) => change(draft, changed)} />
          <BirthdayFields form={typed} errors={errors} onChange={(changed) => change(draft, changed)} />
        </>
      )}
      {isRefused && <AddressRefused error={errors.addresses} isSender={now.place === 'sender'} />}
      {known !== null && (
        <AlreadyKnown
          known={known}
          busy={busy !== null}
          onJoin={address === null ? null : (found) => void join(found)}
          onAnyway={() => void confirm({ name: typed.name })}
        />
      )}
      {erased !== null && <Erased erased={erased} busy={busy !== null} onConsent={() => void confirm({ address })} />}
      {problem !== null &&
        !asked &&
        !(isRefused && wrong.length === 1) &&
        (problem.type === 'address-taken' && typeof customerId === 'string' && typeof name === 'string' ? (
          <Taken customerId={customerId} name={name} />
        ) : (
          <ProblemNote problem={problem} marked={wrong.length > 0} onSignIn={() => void pane.again()} />
        ))}
      <div class="add-actions">
        {readable && (
          <Button
            type="submit"
            look={doubted || asked ? 'plain' : 'primary'}
            busy={busy === 'log'}
            disabled={busy !== null}
          >
            {busy === 'log' ? t('add.busy') : t(isMeeting ? 'add.log.meeting' : 'add.log')}
          </Button>
        )}
        <Button
          {...(!readable && { type: 'submit' as const })}
          look={readable || doubted || asked ? 'plain' : 'primary'}
          busy={busy === 'only'}
          disabled={busy !== null}
          {...(readable && { onClick: () => void submit('only') })}
        >
          {t(busy === 'only' ? 'add.busy' : readable ? 'add.only' : 'add.title')}
        </Button>
        {onSame !== undefined && (
          <Button disabled={busy !== null} onClick={onSame}>
            {t('add.same')}
          </Button>
        )}
      </div>
    </form>
  );
}
