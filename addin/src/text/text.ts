import { signal } from '@preact/signals';
import { en } from './en';

type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** What a language has to bring: the same keys, plural where English is plural. */
export type Catalogue = Readonly<{ [K in Key]: (typeof en)[K] extends string ? string : Plural }>;

export type Key = keyof typeof en;

/** The names between braces, so that a missing or misspelt value does not compile. */
type Holes<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Holes<Rest> : never;
type Message<K extends Key> = (typeof en)[K] extends string ? (typeof en)[K] : (typeof en)[K][keyof (typeof en)[K]];
type Values<K extends Key> = Record<Holes<Message<K>>, string | number>;
type Arguments<K extends Key> = [Holes<Message<K>>] extends [never] ? [] : [values: Values<K>];

const catalogues: Readonly<Record<string, () => Promise<Catalogue>>> = {};
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur']);

/** The language the pane shows; a component that reads `t` is drawn again when it changes. */
export const language = signal('en');
const catalogue = signal<Catalogue>(en);

/** The message of a key in the pane's language. */
export function t<K extends Key>(key: K, ...[values]: Arguments<K>): string {
  const message: string | Plural = catalogue.value[key];
  const given: Record<string, string | number> = values ?? {};
  return (typeof message === 'string' ? message : plural(message, given['count'])).replace(
    /\{(\w+)\}/g,
    (_, name: string) => format(given[name]),
  );
}

/** Takes the host's language where there is a catalogue for it; dates and numbers follow it in any case. */
export async function speak(tag: string): Promise<void> {
  const base = tag.split('-')[0]?.toLowerCase() ?? 'en';
  const load = catalogues[base];
  catalogue.value = load === undefined ? en : await load();
  language.value = load === undefined ? englishOf(tag) : tag;
  const shown = load === undefined ? 'en' : base;
  document.documentElement.lang = load === undefined ? 'en' : tag;
  document.documentElement.dir = rightToLeft.has(shown) ? 'rtl' : 'ltr';
}

/** "Nikos and Maria", as the language says it. */
export function names(all: readonly string[]): string {
  return new Intl.ListFormat(language.value, { type: 'conjunction' }).format(all);
}

function plural(forms: Plural, count: string | number | undefined): string {
  return forms[new Intl.PluralRules(language.value).select(Number(count))] ?? forms.other;
}

function format(value: string | number | undefined): string {
  return typeof value === 'number' ? new Intl.NumberFormat(language.value).format(value) : (value ?? '');
}

/** English words with the dates and numbers of the user's country. */
function englishOf(tag: string): string {
  try {
    const region = new Intl.Locale(tag).region;
    return region === undefined ? 'en' : `en-${region}-u-ca-gregory`;
  } catch {
    return 'en';
  }
}

/** A figure with one decimal, as the language writes it. */
export function decimal(value: number): string {
  return new Intl.NumberFormat(language.value, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);
}

/** "340 KB" */
export function fileSize(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)), 3);
  return new Intl.NumberFormat(language.value, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power > 1 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}
