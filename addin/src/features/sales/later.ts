import { signal } from '@preact/signals';
import { wordsLearnt } from '../../text/text';
import type * as Book from './book';

const book = signal<typeof Book | null>(null);
let asked = false;

/**
 * What the card says about sales and payments: loaded with the first customer who has any, so that everybody else's card does
 * not carry it. Null until it is there; whatever was drawn without it is then drawn again.
 */
export function bookOrFetch(): typeof Book | null {
  if (!asked) {
    asked = true;
    void import('./book').then(
      async (loaded) => {
        await wordsLearnt();
        book.value = loaded;
      },
      () => {
        asked = false;
      },
    );
  }

  return book.value;
}
