import { signal } from '@preact/signals';

/** The language the pane shows, BCP 47; a component that reads it is drawn again when it changes. */
export const language = signal('en');

const made = new Map<string, unknown>();

/** The first format of a page costs many times the others: it reads the time zone and the language's data. Called while nothing else is to do. */
export function prepareFormats(): void {
  intl(Intl.DateTimeFormat, { timeStyle: 'short' }).format();
}

/** One of JavaScript's own formats in the pane's language. Making a format takes far longer than using it, so each is made once. */
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
