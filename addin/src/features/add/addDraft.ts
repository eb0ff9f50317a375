import type { Signal } from '@preact/signals';
import { isPassing, type Problem } from '../../api/problem';
import type { KnownOrganisation, NewCustomer, Person, Profile, Suggestion } from '../../api/types';
import type { MailPerson } from '../../host/host';
import type { Pane } from '../../state/pane';
import { errorsOf, ownIn } from '../customers/edit';
import { check, fromForm, toForm, type FieldErrors, type ProfileForm } from '../customers/form';
import { addCalls } from './calls';
import { t } from './words';

type Field = keyof ProfileForm;

/** Adding logs the open mail too, or it only adds. */
export type Way = 'log' | 'only';

export type Place = 'sender' | 'mail' | 'meeting';

/** A person who is not in the CRM yet, as far as the form is filled in. */
export interface AddDraft {
  /** Because of this id, adding twice after a lost answer has the same effect as adding once. */
  readonly id: string;
  /** The key of the mail from which the fields are filled that the user has not typed. */
  readonly mail: string;
  readonly form: ProfileForm;
  /** What the user has typed; a suggestion that comes later leaves it alone. */
  readonly touched: ReadonlySet<Field>;
  /** Where the person stands: the sender of the mail, another on it, somebody in a meeting; null where neither is open. */
  readonly place: Place | null;
  /** Where a field's value comes from, in words. */
  readonly sources: Readonly<Partial<Record<Field, string>>>;
  readonly suggestion: 'none' | 'asked' | 'there';
  /** The tidy name of the person, once the mail has been read. */
  readonly named: string | null;
  /** Why the mail was not written by a person, once it has been read. */
  readonly automatic: Suggestion['automatic'];
  readonly errors: FieldErrors;
  readonly problem: Problem | null;
  readonly busy: Way | null;
  /** How adding was last tried; a warning about a customer who is in the CRM already goes on from there. */
  readonly tried: Way;
  /** How often adding has been refused. */
  readonly failures: number;
}

export type AddSignal = Signal<AddDraft | null>;

const blank: Profile = {
  kind: 'person',
  name: '',
  addresses: [],
  phones: [],
  domains: [],
  birthday: null,
  language: null,
  country: null,
  region: null,
  city: null,
  postalCode: null,
  street: null,
  role: null,
  company: null,
  organisationId: null,
  stage: 'lead',
  owner: null,
  notes: null,
};

/** The form before the API answers: filled from the address line of the mail and the company's domain. */
export function firstDraft(
  mail: string,
  person: MailPerson,
  organisation: Person['organisation'],
  place: Place | null,
): AddDraft {
  const named = person.name !== '' && !person.name.includes('@');
  const draft: AddDraft = {
    id: crypto.randomUUID(),
    mail,
    form: toForm({
      ...blank,
      name: named ? person.name : nameOf(person.address),
      addresses: person.address === '' ? [] : [person.address],
    }),
    touched: new Set(),
    place,
    sources: place === null ? {} : { name: sourceOfName(named, place) },
    suggestion: 'none',
    named: null,
    automatic: null,
    errors: {},
    problem: null,
    busy: null,
    tried: 'only',
    failures: 0,
  };
  return organisation?.name == null ? draft : fill(draft, companyOf(organisation, organisation.name, 'domain'));
}

/** Keeps what was typed beside another mail of the same address; the other fields follow the open mail. */
export function follow(typed: AddDraft, fresh: AddDraft): AddDraft {
  const kept = Object.fromEntries([...typed.touched].map((field) => [field, typed.form[field]]));
  return typed.mail === fresh.mail
    ? typed
    : {
        ...typed,
        mail: fresh.mail,
        form: { ...fresh.form, ...kept },
        sources: fresh.sources,
        suggestion: 'none',
        named: null,
        automatic: null,
      };
}

export function change(draft: AddSignal, changed: Partial<ProfileForm>): void {
  const now = draft.peek();
  if (now !== null) {
    draft.value = {
      ...now,
      form: { ...now.form, ...changed },
      touched: new Set([...now.touched, ...(Object.keys(changed) as Field[])]),
    };
  }
}

/** Asks the API to read the open mail's signature, once. */
export async function suggest(pane: Pane, draft: AddSignal, address: string): Promise<void> {
  const mail = pane.opened.mail.peek();
  const message = mail?.mode === 'meeting' ? null : await pane.messageOf(mail);
  const now = draft.peek();
  if (message === null || now?.suggestion !== 'none' || now.mail !== mail?.key) {
    return;
  }

  draft.value = { ...now, suggestion: 'asked' };
  const answer = await pane.session.calls(addCalls).suggestion({ ...message, address });
  const typed = draft.peek();
  if (typed?.mail === mail.key) {
    // A mailbox that is busy is asked again once it can be read.
    draft.value = answer.ok
      ? { ...withSuggestion(typed, answer.value), suggestion: 'there' }
      : { ...typed, suggestion: isPassing(answer.problem) ? 'none' : 'there' };
  }
}

/** Puts suggested values into the fields the user has not touched. */
export function withSuggestion(
  draft: AddDraft,
  { name, company, organisation, role, phones, place, sources, automatic }: Suggestion,
): AddDraft {
  const signature = t('add.from.signature');
  const read = { ...draft, named: name === '' ? null : name, automatic };
  return fill(read, {
    ...(name !== '' && { name: [name, sourceOfName(sources.name === 'sender', draft.place)] }),
    ...(company !== null && companyOf(organisation, company, sources.company)),
    ...(role !== null && { role: [role, signature] }),
    ...(phones.length > 0 && { phones: [[...phones], signature] }),
    ...(place?.city != null && { city: [place.city, signature] }),
    ...(place?.postalCode != null && { postalCode: [place.postalCode, signature] }),
    ...(place?.street != null && { street: [place.street, signature] }),
    ...(place?.country != null && { country: [place.country, signature] }),
  });
}

/** What the user has been asked and confirms: somebody of the name is there already; the address is of somebody erased. */
export type Knowing = Pick<NewCustomer, 'addAnyway' | 'newConsent'>;

/** Adds the person and answers their id; null if that failed, and the draft then holds the problem. */
export async function add(pane: Pane, draft: AddSignal, busy: Way, knowing: Knowing = {}): Promise<string | null> {
  const now = draft.peek();
  if (now?.busy !== null) {
    return null;
  }

  const errors = { ...check(now.form), ...ownIn(pane, now.form, null) };
  if (Object.keys(errors).length > 0) {
    draft.value = { ...now, errors, problem: null, failures: now.failures + 1 };
    return null;
  }

  draft.value = { ...now, errors: {}, problem: null, busy, tried: busy };
  const answer = await pane.session.calls(addCalls).add({ id: now.id, ...newCustomer(fromForm(now.form)), ...knowing });
  if (answer.ok) {
    draft.value = null;
    return answer.value.id;
  }

  draft.value = {
    ...(draft.peek() ?? now),
    busy: null,
    failures: now.failures + 1,
    problem: answer.problem,
    errors: errorsOf(answer.problem),
    // The API will always refuse this id, so the next try needs a new id.
    ...(answer.problem.type === 'id-taken' && { id: crypto.randomUUID() }),
  };
  return null;
}

/** Leaves out the owner: the API makes the user who adds a customer its owner and accepts no other. */
function newCustomer(profile: Profile): NewCustomer {
  return Object.fromEntries(Object.entries(profile).filter(([field]) => field !== 'owner')) as unknown as NewCustomer;
}

type Suggested = Partial<{ [F in Field]: readonly [value: ProfileForm[F], source: string] }>;

function fill(draft: AddDraft, suggested: Suggested): AddDraft {
  const free = Object.entries(suggested).filter(([field]) => !draft.touched.has(field as Field));
  return {
    ...draft,
    form: { ...draft.form, ...Object.fromEntries(free.map(([field, [value]]) => [field, value])) },
    sources: { ...draft.sources, ...Object.fromEntries(free.map(([field, [, source]]) => [field, source])) },
  };
}

function companyOf(
  organisation: KnownOrganisation | null,
  company: string,
  source: string | null | undefined,
): Suggested {
  const words =
    organisation !== null && organisation.knownPeople > 0
      ? t('add.from.known', { count: organisation.knownPeople })
      : t(source === 'signature' ? 'add.from.signature' : 'add.from.domain');
  return { company: [company, words], organisationId: [organisation?.id ?? null, ''] };
}

function sourceOfName(named: boolean, place: Place | null): string {
  return t(named ? `add.from.${place ?? 'mail'}` : 'add.from.domain');
}

function nameOf(address: string): string {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0)).split('+')[0] ?? '';
  return local
    .split(/[._-]+/)
    .filter((part) => part !== '')
    .map((part) => part.charAt(0).toLocaleUpperCase() + part.slice(1))
    .join(' ');
}
