import type { Signal } from '@preact/signals';
import { entry } from './cards';

export type Drafts = ReturnType<typeof createDrafts>;

/** What is being typed, by the form and what it is about: another mail may be opened in between and nothing is lost. Memory only. */
export function createDrafts() {
  const drafts = new Map<string, Signal<unknown>>();
  return {
    of: <T>(form: string, about: string): Signal<T | null> =>
      entry<unknown>(drafts, `${form} ${about}`, null) as Signal<T | null>,
    /** Nothing typed about a customer is kept, in whatever form. */
    forget: (about: string) => {
      for (const [key, draft] of drafts) {
        if (key.slice(key.indexOf(' ') + 1) === about) {
          draft.value = null;
        }
      }
    },
  };
}
