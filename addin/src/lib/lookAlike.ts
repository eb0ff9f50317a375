/** A piece of an address; `marked` is what the address that it is mistaken for does not have. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** Why an address is not the one it looks like. */
export interface Difference {
  readonly pieces: readonly Piece[];
  /** The first foreign letter, the word it hides in, and its script as an ISO 15924 code. */
  readonly foreign: { readonly letter: string; readonly word: string; readonly script: string } | null;
  /** The first words of the two that differ; null where one of the addresses has no word there. */
  readonly words: { readonly seen: string; readonly known: string } | null;
}

const scripts: readonly (readonly [code: string, letters: RegExp])[] = [
  ['Cyrl', /\p{Script=Cyrillic}/u],
  ['Grek', /\p{Script=Greek}/u],
  ['Armn', /\p{Script=Armenian}/u],
  ['Hebr', /\p{Script=Hebrew}/u],
  ['Arab', /\p{Script=Arabic}/u],
  ['Cher', /\p{Script=Cherokee}/u],
  ['Geor', /\p{Script=Georgian}/u],
];

/** Compares the address that is seen with the address, or the domain, that is known. */
export function differenceOf(address: string, known: string): Difference {
  const before = known.includes('@') ? '' : address.slice(0, address.lastIndexOf('@') + 1);
  const seen = address.slice(before.length);
  const [one, other] = [Array.from(seen.normalize('NFC')), Array.from(known.normalize('NFC'))];
  const marks = missingFrom(one, other);
  const pieces: Piece[] = before === '' ? [] : [{ text: before, marked: false }];
  for (const [index, text] of one.entries()) {
    const last = pieces.at(-1);
    const marked = marks[index] === true;
    if (last?.marked === marked) {
      pieces[pieces.length - 1] = { text: last.text + text, marked };
    } else {
      pieces.push({ text, marked });
    }
  }

  return { pieces, foreign: foreignOf(one, marks), words: wordsOf(seen, known) };
}

/** Which letters of one are no part of the longest sequence that both share; letters are compared without regard to case. */
function missingFrom(one: readonly string[], other: readonly string[]): boolean[] {
  const same = (i: number, j: number) => one[i]?.toLowerCase() === other[j]?.toLowerCase();
  const lengths = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = lengths[i];
      if (row !== undefined) {
        row[j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      }
    }
  }

  const missing = one.map(() => true);
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    if (same(i, j)) {
      missing[i] = false;
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) {
      i += 1;
    } else {
      j += 1;
    }
  }

  return missing;
}

function foreignOf(letters: readonly string[], marks: readonly boolean[]): Difference['foreign'] {
  for (const [index, letter] of letters.entries()) {
    const script = marks[index] === true ? scripts.find(([, of]) => of.test(letter)) : undefined;
    if (script !== undefined) {
      return { letter, word: wordAt(letters, index), script: script[0] };
    }
  }

  return null;
}

function wordAt(letters: readonly string[], index: number): string {
  const ends = (letter: string | undefined) => letter === undefined || /[.@]/.test(letter);
  let [from, to] = [index, index];
  while (!ends(letters[from - 1])) {
    from -= 1;
  }

  while (!ends(letters[to + 1])) {
    to += 1;
  }

  return letters.slice(from, to + 1).join('');
}

function wordsOf(seen: string, known: string): Difference['words'] {
  const words = known.toLowerCase().split(/[.@]/);
  for (const [index, word] of seen.toLowerCase().split(/[.@]/).entries()) {
    const other = words[index];
    if (other !== word) {
      return other === undefined ? null : { seen: word, known: other };
    }
  }

  return null;
}
