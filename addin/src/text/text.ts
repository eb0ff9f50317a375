import { signal, type Signal } from '@preact/signals';
import { en as shared } from './en';
import { intl, language, locale } from './language';

type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Messages by key, as one `words.en.ts` holds them. */
export type Words = Readonly<Record<string, string | Plural>>;

/** What another language has to bring for the same feature: the same keys, plural where English is plural. */
export type Translation<E extends Words> = { readonly [K in keyof E]: E[K] extends string ? string : Plural };

/**
 * The other languages of one feature, by ISO 639 code, each in its own file, which is loaded only when the pane uses
 * that language.
 */
type Translations<E extends Words> = Readonly<Record<string, () => Promise<Translation<E>>>>;

/** The names between braces, so that a missing or misspelt value does not compile. */
type Holes<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type Message<M> = M extends string ? M : M[keyof M];
type Arguments<M> = [Holes<Message<M>>] extends [never] ? [] : [values: Record<Holes<Message<M>>, string | number>];

/** Says the message of a key in the pane's language. */
export type Say<E> = <K extends keyof E & string>(key: K, ...values: Arguments<E[K]>) => string;

/** The keys of messages without placeholders, for words that one file chooses and another file shows. */
export type PlainKey<E> = { [K in keyof E]: Arguments<E[K]> extends [] ? K : never }[keyof E];

interface Catalogue {
  readonly speaks: (language: string) => boolean;
  readonly learn: (language: string) => Promise<void>;
}

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);
const catalogues: Catalogue[] = [];
let learning: Promise<unknown> = Promise.resolve();

let spoken = 'en';

const sharedWords = catalogueOf(shared, {});

/** Says the shared words. */
export const t = sayFrom<typeof shared>(sharedWords);

/**
 * The `t` of one feature: it returns the feature's own words and the shared words. The words are loaded with the
 * feature that imports them, in the language that the pane uses at that time.
 */
export function wordsOf<E extends Words>(english: E, translations: Translations<E> = {}): Say<E & typeof shared> {
  return sayFrom<E & typeof shared>(catalogueOf(english, translations));
}

/** Takes the host's language where there are words in it; dates and numbers follow it in any case. */
export async function speak(tag: string): Promise<void> {
  const base = tag.split('-')[0]?.toLowerCase() ?? 'en';
  const known = catalogues.some((catalogue) => catalogue.speaks(base));
  spoken = known ? base : 'en';
  await Promise.all(catalogues.map((catalogue) => catalogue.learn(spoken)));
  locale.value = wellFormed(tag);
  language.value = known ? locale.value : base === 'en' ? locale.value : 'en';
  document.documentElement.lang = known ? tag : 'en';
  document.documentElement.dir = rightToLeft.has(spoken) ? 'rtl' : 'ltr';
}

/** Waits until every feature that has been loaded has its words in the language that is spoken. */
export async function wordsLearnt(): Promise<void> {
  await learning;
}

function sayFrom<E>(own: Signal<Words>): Say<E> {
  return (key, ...[values]) => {
    const message = own.value[key] ?? sharedWords.value[key];
    return message === undefined ? key : filled(message, values ?? {});
  };
}

function catalogueOf<E extends Words>(english: E, translations: Translations<E>): Signal<Words> {
  const words = signal<Words>(english);
  const learn = async (language: string) => {
    const translated = await translations[language]?.();
    if (language === spoken) {
      words.value = translated ?? english;
    }
  };
  catalogues.push({ speaks: (language) => language in translations, learn });
  if (spoken in translations) {
    learning = Promise.all([learning, learn(spoken)]);
  }

  return words;
}

/** "Nikos and Maria", as the language says it. */
export function names(all: readonly string[]): string {
  return intl(Intl.ListFormat, { type: 'conjunction' }).format(all);
}

function filled(message: string | Plural, values: Readonly<Record<string, string | number>>): string {
  const pattern = typeof message === 'string' ? message : plural(message, values['count']);
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => format(values[name]));
}

function plural(forms: Plural, count: string | number | undefined): string {
  return forms[intl(Intl.PluralRules, {}).select(Number(count))] ?? forms.other;
}

function format(value: string | number | undefined): string {
  return typeof value === 'number' ? intl(Intl.NumberFormat, {}).format(value) : (value ?? '');
}

/** The language of English where the host names one that is none. */
function wellFormed(tag: string): string {
  try {
    return new Intl.Locale(tag).baseName;
  } catch {
    return 'en';
  }
}

/** A whole number in the notation of the language. */
export function whole(value: number): string {
  return format(value);
}

/** An amount of money; a currency that is not an ISO 4217 code is shown as it is written. */
export function money(value: number, currency: string): string {
  try {
    return intl(Intl.NumberFormat, { style: 'currency', currency }).format(value);
  } catch {
    return `${format(value)} ${currency}`;
  }
}

/** A figure with one decimal in the notation of the language. */
export function decimal(value: number): string {
  return intl(Intl.NumberFormat, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** "340 kB", "170 bytes": in short, English has no plural of the byte. */
export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)), 3);
  return intl(Intl.NumberFormat, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}
