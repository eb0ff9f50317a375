import { differenceOf } from '../../lib/lookAlike';
import { readable } from '../../lib/readable';

interface Properties {
  /** The address as the mailbox tells it, in punycode or not. */
  readonly seen: string;
  /** The customer's address, for which the other one is mistaken. */
  readonly known: string;
}

/** An address as people read it; what the customer's address does not have is marked. */
export function Marked({ seen, known }: Properties) {
  return differenceOf(readable(seen), known).pieces.map(({ text, marked }, index) =>
    marked ? <mark key={index}>{text}</mark> : text,
  );
}
