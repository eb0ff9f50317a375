import { signal } from '@preact/signals';

/** The language of the pane's words, BCP 47; a component that reads it is drawn again when it changes. */
export const language = signal('en');

/** The user's own language and country, BCP 47, whether or not there are words in it: dates and numbers are written its way. */
export const locale = signal('en');

const made = new Map<string, unknown>();

/**
 * Makes the first format, which takes a hundred times as long as the later ones because it reads the time zone and the
 * data of the language. Call this while the pane waits for an answer.
 */
export function prepareFormats(): void {
  intl(Intl.DateTimeFormat, { timeStyle: 'short' }).format();
}

/**
 * One of JavaScript's own formats, made once: making a format takes longer than using it. Dates and numbers are written as the
 * user is used to; what is a part of a sentence (plurals, lists, names of countries) follows the sentence.
 */
export function intl<O, F>(Format: new (language: string, options: O) => F, options: NoInfer<O>): F {
  const tag = tagFor(Format.name);
  const key = `${Format.name} ${tag} ${JSON.stringify(options)}`;
  const found = made.get(key) as F | undefined;
  if (found !== undefined) {
    return found;
  }

  const format = new Format(tag, options);
  made.set(key, format);
  return format;
}

function tagFor(format: string): string {
  if (format === 'DateTimeFormat') {
    return locale.value;
  }

  // A number stands in a sentence, whose digits it has.
  const digits = locale.value.split('-')[0] === language.value.split('-')[0] ? '' : '-u-nu-latn';
  return format === 'NumberFormat' ? `${locale.value}${digits}` : language.value;
}
