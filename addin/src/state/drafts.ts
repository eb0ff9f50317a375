import type { Signal } from '@preact/signals';
import { entry } from './cards';

export type Drafts = ReturnType<typeof createDrafts>;

/** What is being typed, by what it is about: another mail may be opened in between and nothing is lost. Memory only. */
export function createDrafts() {
  const drafts = new Map<string, Signal<unknown>>();
  return {
    of: <T>(kind: 'profile' | 'add' | 'feedback', key: string): Signal<T | null> =>
      entry<unknown>(drafts, `${kind} ${key}`, null) as Signal<T | null>,
  };
}
