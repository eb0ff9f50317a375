import type { Profile } from '../../api/types';
import { looksLikeAddress } from '../../lib/people';
import type { Key } from './tab.words';

/** A profile as it is being typed: every text is a string; an unknown text is empty. */
export interface ProfileForm {
  kind: Profile['kind'];
  name: string;
  company: string;
  organisationId: string | null;
  role: string;
  addresses: string[];
  phones: string[];
  domains: string[];
  day: string;
  month: string;
  year: string;
  language: string;
  country: string;
  region: string;
  city: string;
  postalCode: string;
  street: string;
  stage: Profile['stage'];
  owner: Profile['owner'];
  notes: string;
}

export function toForm(profile: Profile): ProfileForm {
  const { birthday } = profile;
  return {
    kind: profile.kind,
    name: profile.name,
    company: profile.company ?? '',
    organisationId: profile.organisationId,
    role: profile.role ?? '',
    addresses: [...profile.addresses],
    phones: [...profile.phones],
    domains: [...profile.domains],
    day: birthday === null ? '' : `${birthday.day}`,
    month: birthday === null ? '' : `${birthday.month}`,
    year: `${birthday?.year ?? ''}`,
    language: profile.language ?? '',
    country: profile.country ?? '',
    region: profile.region ?? '',
    city: profile.city ?? '',
    postalCode: profile.postalCode ?? '',
    street: profile.street ?? '',
    stage: profile.stage,
    owner: profile.owner,
    notes: profile.notes ?? '',
  };
}

/** The profile that is typed; fields that do not belong to the kind are left out, as the API wants it. */
export function fromForm(form: ProfileForm): Profile {
  const isPerson = form.kind === 'person';
  return {
    kind: form.kind,
    name: form.name.trim(),
    addresses: filled(form.addresses),
    phones: filled(form.phones),
    domains: isPerson ? [] : filled(form.domains),
    birthday: isPerson ? birthdayOf(form) : null,
    language: known(form.language),
    country: known(form.country),
    region: known(form.region),
    city: known(form.city),
    postalCode: known(form.postalCode),
    street: known(form.street),
    role: known(form.role),
    company: known(form.company),
    organisationId: isPerson ? form.organisationId : null,
    stage: form.stage,
    owner: form.owner,
    notes: known(form.notes),
  };
}

export type FieldErrors = Partial<Record<'name' | 'addresses' | 'phones' | 'domains' | 'birthday', Key>>;

/** What can be seen to be wrong before the API is asked, as the keys of the words to show. */
export function check(form: ProfileForm): FieldErrors {
  const birthday = checkBirthday(form);
  return {
    ...(form.name.trim() === '' && { name: 'field.name.needed' }),
    ...(filled(form.addresses).some((address) => !looksLikeAddress(address)) && { addresses: 'field.address.wrong' }),
    ...(birthday !== null && { birthday }),
  };
}

/** The fields two versions of a profile differ in. */
export function differing(one: Profile, other: Profile): (keyof Profile)[] {
  return (Object.keys(one) as (keyof Profile)[]).filter(
    (field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]),
  );
}

/**
 * Merges two changes of one profile. A field that one side changed keeps that side's value. A field that both sides
 * changed differently is returned in `both`, so that the user chooses, and keeps the value of `mine` until then.
 */
export function merge(base: Profile, mine: Profile, theirs: Profile): { merged: Profile; both: (keyof Profile)[] } {
  const byMe = differing(base, mine);
  const byThem = new Set(differing(base, theirs));
  const apart = new Set(differing(mine, theirs));
  const kept = Object.fromEntries(byMe.map((field) => [field, mine[field]])) as Partial<Profile>;
  return {
    merged: { ...theirs, ...kept },
    both: byMe.filter((field) => byThem.has(field) && apart.has(field)),
  };
}

function birthdayOf({ day, month, year }: ProfileForm): Profile['birthday'] {
  return day.trim() === '' || month === ''
    ? null
    : { day: Number(day), month: Number(month), year: year.trim() === '' ? null : Number(year) };
}

function checkBirthday({ kind, day, month, year }: ProfileForm): 'field.birthday.wrong' | 'field.birthday.half' | null {
  const given = [day, month, year].map((part) => part.trim());
  if (kind !== 'person' || given.every((part) => part === '')) {
    return null;
  }

  if (given[0] === '' || given[1] === '') {
    return 'field.birthday.half';
  }

  const [d = 0, m = 0, y = 0] = given.map(Number);
  // 29 February is a day of a year that is not known.
  const date = new Date(Date.UTC(given[2] === '' ? 2000 : y, m - 1, d));
  const isDay = date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  return isDay && (given[2] === '' || (y >= 1850 && y <= 2200)) ? null : 'field.birthday.wrong';
}

function known(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function filled(list: readonly string[]): string[] {
  return list.map((one) => one.trim()).filter((one) => one !== '');
}
