import { signal } from '@preact/signals';
import { wordsLearnt } from '../../text/text';
import type * as Parts from './parts';

const known = signal<typeof Parts | null>(null);
let asked: Promise<typeof Parts> | null = null;

/** Fetches the parts of the slice. */
export function learnParts(): Promise<typeof Parts> {
  return (asked ??= import('./parts').then(
    async (parts) => {
      await wordsLearnt();
      return (known.value = parts);
    },
    (reason: unknown) => {
      asked = null;
      throw reason;
    },
  ));
}

/** What the card says: null until it is there, which draws again whatever was drawn without it. */
export function partsOrFetch(): typeof Parts | null {
  if (known.value === null) {
    learnParts().catch(() => undefined);
  }

  return known.value;
}
