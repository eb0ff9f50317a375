import { signal } from '@preact/signals';

const decoder = signal<((address: string) => string) | null>(null);
let asked: Promise<void> | null = null;

/** Fetches the decoder of international domains, which few addresses need. */
export function learnPunycode(): Promise<void> {
  return (asked ??= import('punycode/punycode.es6.js').then(
    ({ toUnicode }) => {
      decoder.value = toUnicode;
    },
    () => {
      asked = null;
    },
  ));
}

/**
 * The address as people read it: the mailbox may tell `info@xn--mltemi-hotels-w3k.example`, in which no letter looks foreign.
 * Until the decoder is there, the address stays as the mailbox tells it; whatever shows it is then drawn again.
 */
export function readable(address: string): string {
  if (!/xn--/i.test(address)) {
    return address;
  }

  if (decoder.value === null) {
    void learnPunycode();
    return address;
  }

  try {
    return decoder.value(address);
  } catch {
    return address;
  }
}
