import type { Profile } from '../../api/types';
import { telOf } from '../../lib/people';
import { birthday } from '../../text/dates';
import { countryName, languageName } from '../../text/places';
import { t, type Key } from './tab.words';

export interface Fact {
  readonly label: string;
  readonly values: readonly { readonly text: string; readonly href?: string }[];
  readonly long: boolean;
}

const labels: Readonly<Record<keyof Profile, Key>> = {
  kind: 'field.kind',
  name: 'field.name',
  role: 'field.role',
  company: 'field.company',
  organisationId: 'field.company',
  addresses: 'field.addresses',
  phones: 'field.phones',
  domains: 'field.domains',
  birthday: 'field.birthday',
  language: 'field.language',
  country: 'field.country',
  region: 'field.region',
  city: 'field.city',
  postalCode: 'field.postalCode',
  street: 'field.street',
  stage: 'field.stage',
  owner: 'field.owner',
  notes: 'field.notes',
};

/** The label of a list that holds a single text. */
const single: Readonly<Partial<Record<keyof Profile, Key>>> = {
  addresses: 'field.address',
  phones: 'field.phone',
  domains: 'field.domain',
};

/** The head of the card shows name, role, company and stage already. */
const shown: readonly (keyof Profile)[] = [
  'addresses',
  'phones',
  'domains',
  'birthday',
  'language',
  'street',
  'postalCode',
  'city',
  'region',
  'country',
  'owner',
  'notes',
];

export function labelOf(field: keyof Profile): string {
  return t(labels[field]);
}

/** What is known, in the order in which one looks for it. */
export function facts(profile: Profile): Fact[] {
  return shown
    .map((field) => ({
      label: textsOf(profile, field).length === 1 ? t(single[field] ?? labels[field]) : labelOf(field),
      long: field === 'notes',
      values: textsOf(profile, field).map((text) => ({
        text,
        ...(field === 'phones' && { href: telOf(text) }),
      })),
    }))
    .filter(({ values }) => values.length > 0);
}

/** A field as words; empty when nothing is known. */
export function textsOf(profile: Profile, field: keyof Profile): string[] {
  switch (field) {
    case 'kind':
      return [t(`kind.${profile.kind}`)];
    case 'stage':
      return [t(`stage.${profile.stage}`)];
    case 'birthday':
      return profile.birthday === null ? [] : [birthday(profile.birthday)];
    case 'owner':
      return profile.owner === null ? [] : [profile.owner.name];
    case 'language':
      return profile.language === null ? [] : [languageName(profile.language)];
    case 'country':
      return profile.country === null ? [] : [countryName(profile.country)];
    case 'addresses':
    case 'phones':
    case 'domains':
      return profile[field];
    default:
      return profile[field] === null ? [] : [profile[field]];
  }
}
