import { signal } from '@preact/signals';

/** The language the pane shows, BCP 47; a component that reads it is drawn again when it changes. */
export const language = signal('en');

const made = new Map<string, unknown>();

/**
 * Makes the first format, which takes a hundred times as long as the later ones because it reads the time zone and the data of
 * the language. Call it while an answer is waited for.
 */
export function prepareFormats(): void {
  intl(Intl.DateTimeFormat, { timeStyle: 'short' }).format();
}

/** One of JavaScript's own formats in the pane's language, made once: making a format takes longer than using it. */
export function intl<O, F>(Format: new (language: string, options: O) => F, options: NoInfer<O>): F {
  const key = `${Format.name} ${language.value} ${JSON.stringify(options)}`;
  const found = made.get(key) as F | undefined;
  if (found !== undefined) {
    return found;
  }

  const format = new Format(language.value, options);
  made.set(key, format);
  return format;
}
