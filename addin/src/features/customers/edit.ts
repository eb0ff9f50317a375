import type { Signal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { CustomerBody, Profile } from '../../api/types';
import { isColleague, normal } from '../../lib/people';
import type { Pane } from '../../state/pane';
import { customerCalls } from './calls';
import { check, differing, fromForm, merge, toForm, type FieldErrors, type ProfileForm } from './form';

const tries = 3;

/** An edit that is not saved yet, and what it is based on. */
export interface ProfileDraft {
  readonly form: ProfileForm;
  readonly base: Profile;
  readonly version: string;
  readonly errors: FieldErrors;
  readonly problem: Problem | null;
  readonly busy: boolean;
  /** Something differs from what is stored. */
  readonly changed: boolean;
  /** Fields to which another user has given a different value in the meantime. */
  readonly both: readonly (keyof Profile)[];
}

export type DraftSignal = Signal<ProfileDraft | null>;

export function begin(draft: DraftSignal, { version, profile }: CustomerBody): void {
  draft.value = {
    form: toForm(profile),
    base: profile,
    version,
    errors: {},
    problem: null,
    busy: false,
    changed: false,
    both: [],
  };
}

export function change(draft: DraftSignal, changed: Partial<ProfileForm>): void {
  const now = draft.peek();
  if (now !== null) {
    const form = { ...now.form, ...changed };
    draft.value = { ...now, form, changed: JSON.stringify(form) !== JSON.stringify(toForm(now.base)) };
  }
}

/** Puts the chosen side of a field that both users changed into the form. */
export function take(draft: DraftSignal, field: keyof Profile, from: Profile): void {
  const now = draft.peek();
  if (now !== null) {
    draft.value = { ...now, form: toForm({ ...fromForm(now.form), [field]: from[field] }) };
  }
}

/**
 * Saves, and answers whether the edit is saved. If another user saved first, the fields without a conflict are merged
 * and saved again, and the conflicting fields are shown.
 */
export async function save(pane: Pane, id: string, draft: DraftSignal, attempt = 1): Promise<boolean> {
  const now = draft.peek();
  if (now === null || (now.busy && attempt === 1)) {
    return false;
  }

  const errors = { ...check(now.form), ...ownIn(pane, now.form, now.base) };
  if (Object.keys(errors).length > 0) {
    draft.value = { ...now, errors };
    return false;
  }

  draft.value = { ...now, errors: {}, problem: null, busy: true };
  const mine = fromForm(now.form);
  const answer = await pane.session.calls(customerCalls).save(id, now.version, mine);
  const typed = draft.peek() ?? now;
  if (answer.ok) {
    accept(pane, draft, answer.value);
    return true;
  }

  const current = answer.problem.type === 'stale' ? currentOf(answer.problem) : null;
  if (current === null) {
    draft.value = { ...typed, busy: false, problem: answer.problem, errors: errorsOf(answer.problem) };
    return false;
  }

  if (differing(mine, current.profile).length === 0) {
    // This is our own change: the answer to it was lost.
    accept(pane, draft, current);
    return true;
  }

  const { merged, both } = merge(now.base, mine, current.profile);
  draft.value = {
    form: toForm(merged),
    base: current.profile,
    version: current.version,
    errors: {},
    problem: null,
    busy: false,
    changed: true,
    both,
  };
  return both.length === 0 && attempt < tries ? save(pane, id, draft, attempt + 1) : false;
}

/** Which fields name a colleague or the company itself, who are no customers; what is stored already stays. */
export function ownIn({ host, rules }: Pane, form: ProfileForm, base: Profile | null): FieldErrors {
  const isOurs = (address: string) => isColleague({ name: '', address }, host.user, rules.known.peek());
  const isNew = (one: string, stored: readonly string[] = []) =>
    one.trim() !== '' && !stored.some((other) => normal(other) === normal(one));
  return {
    ...(form.addresses.some((one) => isNew(one, base?.addresses) && isOurs(one)) && {
      addresses: 'field.address.colleague' as const,
    }),
    ...(form.domains.some((one) => isNew(one, base?.domains) && isOurs(`@${one}`)) && {
      domains: 'field.domain.own' as const,
    }),
  };
}

/** The API's own words are English and for developers; ours say the same per field. */
export function errorsOf(problem: Problem): FieldErrors {
  const fields = Object.keys(problem.errors ?? {}).map((field) => field.replace(/\[.*/, ''));
  // The API knows the colleagues and the own domains before the pane has been told of them.
  const isOurs = problem.body?.['ours'] !== undefined;
  return {
    ...(fields.includes('name') && { name: 'field.wrong' as const }),
    ...(fields.includes('addresses') && {
      addresses: isOurs ? ('field.address.colleague' as const) : ('field.address.wrong' as const),
    }),
    ...(problem.type === 'address-taken' && { addresses: 'field.address.taken' as const }),
    ...(fields.includes('phones') && { phones: 'field.phone.wrong' as const }),
    ...(fields.includes('domains') && {
      domains: isOurs ? ('field.domain.own' as const) : ('field.domain.wrong' as const),
    }),
    ...(fields.some((field) => field.startsWith('birthday')) && { birthday: 'field.birthday.wrong' as const }),
  };
}

function accept(pane: Pane, draft: DraftSignal, { id, version, profile }: CustomerBody): void {
  draft.value = null;
  pane.patch(id, (customer) => ({ ...customer, version, profile }));
  pane.refresh();
}

function currentOf({ body }: Problem): CustomerBody | null {
  const current = body?.['current'];
  return typeof current === 'object' && current !== null && 'profile' in current ? (current as CustomerBody) : null;
}
