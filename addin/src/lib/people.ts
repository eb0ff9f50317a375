import type { MailRules } from '../api/types';
import type { Mail, MailPerson } from '../host/host';

/** By what the company's own people are known: domains with all that lies below them, and single addresses. */
export type OwnPeople = Pick<MailRules, 'ownDomains' | 'ownAddresses'>;

/** As many as the API looks up at once. */
export const mostPeople = 100;

/** The API refuses the whole request if a value is longer. */
export const longestAddress = 320;

/** The addresses that the API takes. */
export function addressesOf(people: readonly MailPerson[]): string[] {
  return people.map((person) => person.address).filter((address) => address.length <= longestAddress);
}

/** The same for the same addresses in whatever order and case. */
export function addressKey(addresses: readonly string[]): string {
  return addresses.map(normal).sort().join(' ');
}

/** Addresses are compared without regard to case, as the API does. */
export function normal(address: string): string {
  return address.trim().toLowerCase();
}

export function domainOf(address: string): string {
  return normal(address).slice(address.lastIndexOf('@') + 1);
}

/**
 * Whom the mail is about: everybody on it but the user and the user's colleagues, the sender first, each once. Where
 * all are colleagues they are who it is about.
 */
export function peopleOn(mail: Mail, user: MailPerson, own: OwnPeople | null): MailPerson[] {
  const seen = new Set([normal(user.address)]);
  const others = [...(mail.from === null ? [] : [mail.from]), ...mail.recipients].filter((person) => {
    const address = normal(person.address);
    const isNew = !seen.has(address);
    seen.add(address);
    return isNew;
  });

  const outside = others.filter((person) => !isColleague(person, user, own));
  return outside.length > 0 ? outside : others;
}

/** Works for the same organisation as the user. Until the API has told the own people, only the user's domain is known. */
export function isColleague({ address }: MailPerson, user: MailPerson, own: OwnPeople | null): boolean {
  const domain = domainOf(address);
  return (
    domain === domainOf(user.address) ||
    own?.ownAddresses.some((one) => normal(one) === normal(address)) === true ||
    own?.ownDomains.some((one) => domain === normal(one) || domain.endsWith(`.${normal(one)}`)) === true
  );
}

/** An address that mail can be sent to; the API decides, this only catches what is none. */
export function looksLikeAddress(text: string): boolean {
  return /^[^\s@]{1,250}@[^\s@]+\.[^\s@]{2,}$/.test(text.trim());
}

/** An address that no person reads: mailer-daemon, postmaster, no-reply and their like. */
export function isAutomatic(address: string): boolean {
  const local = normal(address).split('@')[0] ?? '';
  return /^(mailer-daemon|postmaster)$|(^|[-_.+])(no|do[-_.]?not)[-_.]?reply($|[-_.+\d])/.test(local);
}

/**
 * An address in Outlook's directory, which no mail can be sent to from outside: only the mailbox knows whose it is.
 * Exchange also packs it into the form of an address.
 */
export function isDirectoryName(address: string): boolean {
  return /^(\/o=|imceaex-)/i.test(address);
}

export function hasDirectoryName({ from, recipients }: Pick<Mail, 'from' | 'recipients'>): boolean {
  return [from, ...recipients].some((one) => one !== null && isDirectoryName(one.address));
}

/** The mail without those of whom only the directory name is known. */
export function withoutDirectoryNames(mail: Mail): Mail {
  const from = mail.from !== null && isDirectoryName(mail.from.address) ? null : mail.from;
  return { ...mail, from, recipients: mail.recipients.filter((one) => !isDirectoryName(one.address)) };
}

const places =
  /^(info|contact|sales|orders?|shop|store|web\w*|forms?|wordpress|admin|support|service|help(desk)?|office|mail|hello|bookings?|tickets?|leads?|team|list|notif\w*|auto\w*|relay)($|[-_.+\d])/;

/** Whether a mail may have been sent for somebody else, or Outlook names somebody by a directory name: the mailbox tells who it is. */
export function needsLook({ from, recipients }: Pick<Mail, 'from' | 'recipients'>): boolean {
  const local = normal(from?.address ?? '').split('@')[0] ?? '';
  return (
    hasDirectoryName({ from, recipients }) ||
    (from !== null && (isAutomatic(from.address) || places.test(local) || / (via|über|μέσω) /i.test(from.name)))
  );
}

const unseen = /[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu;
const joining = '\\u0620-\\u08ff\\u0900-\\u0dff\\u1000-\\u109f\\u1780-\\u18af\\ufb50-\\ufdff\\ufe70-\\ufefc';
const spelling = new RegExp(`(?<=[${joining}])[\\u200c\\u200d](?=[${joining}]|$)`, 'u');

/** A name without what nobody sees; between letters that need a joiner for their spelling the joiner stays. */
export function seenName(name: string): string {
  return name
    .replace(unseen, (sign, at: number) => (spelling.test(name.slice(Math.max(at - 1, 0), at + 2)) ? sign : ''))
    .trim();
}

/** Without what nobody sees and no address, number or domain has: zero-width, control and direction characters, strange spaces. */
export function visible(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .replace(/\p{Zs}/gu, ' ');
}

/** A number and behind it the number within the house: "ext. 12", "/112 mellék". */
const extended =
  /^((?:\D*\d){6,}?)(?:[\s,;/(]*\p{L}[\p{L}.]*[\s.:]*(\d{1,5})|[\s,;/(]+(\d{1,5})(?:-\p{L}+)?\.? mellék)\)?$/u;

/** A telephone number as a link that dials it (RFC 3966): in Latin digits, without the zero that is dialled at home only. */
export function telOf(phone: string): string {
  const latin = phone.replace(/[۰-۹٠-٩]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
  const [, number = latin, behind, before] = extended.exec(latin) ?? [];
  const abroad = latin.trimStart().startsWith('+') ? number.replace(/\(0\)/, '') : number;
  const extension = behind ?? before;
  return `tel:${abroad.replace(/[^+\d]/g, '')}${extension === undefined ? '' : `;ext=${extension}`}`;
}

/** One or two letters that stand for a person. */
export function initials(name: string): string {
  // In a bare address only the part before the @ names the person.
  const words = name
    .replace(/^(\S+)@\S+$/, '$1')
    .replace(/\(.*?\)/g, ' ')
    .split(/[\s,.@_-]+/u)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const first = words[0];
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return [first, last].map((word) => (word === undefined ? '' : letter(word))).join('');
}

/** One of 12 colours, always the same for the same person. */
export function hue(key: string): number {
  let hash = 0;
  for (const point of normal(key)) {
    hash = (Math.imul(hash, 31) + (point.codePointAt(0) ?? 0)) | 0;
  }

  return Math.abs(hash) % 12;
}

/** "Eleni P.", where many are named in one line. */
export function shortName(name: string): string {
  const words = name.trim().split(/\s+/);
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  return last === undefined ? name : `${words[0] ?? ''} ${letter(last)}.`;
}

function letter(word: string): string {
  return String.fromCodePoint(word.codePointAt(0) ?? 32).toLocaleUpperCase();
}
