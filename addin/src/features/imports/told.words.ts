import { wordsOf } from '../../text/text';
import { en } from './told.words.en';

const t = wordsOf(en);

/** Why a row or a file is left out. A code that is newer than the pane is shown as it is. */
export function reason(code: string): string {
  const key = `imports.code.${code}`;
  const said = t(key as keyof typeof en);
  const field = /^(.+)-not-possible$/.exec(code)?.[1];
  return said !== key ? said : field === undefined ? code : `${t('imports.code.not-possible')}: ${field}`;
}

/** What a file is, as "HubSpot contacts". */
export function formatName(format: string): string {
  const key = `imports.format.${format}`;
  const said = t(key as keyof typeof en);
  return said === key ? format : said;
}

/** A field of a customer's profile. */
export function profileField(field: string): string {
  const key = `imports.profile.${field}`;
  const said = t(key as keyof typeof en);
  return said === key ? field : said;
}
