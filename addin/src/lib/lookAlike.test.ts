import { beforeAll, describe, expect, it } from 'vitest';
import { differenceOf } from './lookAlike';
import { learnPunycode, readable } from './readable';

const marked = (seen: string, known: string) =>
  differenceOf(seen, known)
    .pieces.map(({ text, marked }) => (marked ? `[${text}]` : text))
    .join('');

describe('a look-alike', () => {
  it.each([
    ['info@m\u0435ltemi.example', 'info@meltemi.example', 'info@m[\u0435]ltemi.example'],
    ['info@\u03bfne.example', 'info@one.example', 'info@[\u03bf]ne.example'],
    ['zsofia@dunab0r.example', 'zsofia@dunabor.example', 'zsofia@dunab[0]r.example'],
    ['info@rneltemi.example', 'info@meltemi.example', 'info@[rn]eltemi.example'],
    ['info@meltemi.co', 'info@meltemi.com', 'info@meltemi.co'],
    ['info@meltemi-pay.example', 'info@meltemi.example', 'info@meltemi[-pay].example'],
    ['INFO@Meltemi.example', 'info@meltemi.example', 'INFO@Meltemi.example'],
    ['anna@dunab0r.example', 'dunabor.example', 'anna@dunab[0]r.example'],
    ['0lga@dunabor.example', 'dunabor.example', '0lga@dunabor.example'],
  ])('marks what %s has and %s has not', (seen, known, pieces) => {
    expect(marked(seen, known)).toBe(pieces);
  });

  it.each([
    ['info@m\u0435ltemi.example', 'info@meltemi.example', { letter: '\u0435', word: 'm\u0435ltemi', script: 'Cyrl' }],
    ['inf\u03bf@one.example', 'info@one.example', { letter: '\u03bf', word: 'inf\u03bf', script: 'Grek' }],
    ['info@\u0578ne.example', 'info@one.example', { letter: '\u0578', word: '\u0578ne', script: 'Armn' }],
    ['vas@\u05e1ne.example', 'vas@one.example', { letter: '\u05e1', word: '\u05e1ne', script: 'Hebr' }],
    ['vas@\u10ffne.example', 'vas@one.example', { letter: '\u10ff', word: '\u10ffne', script: 'Geor' }],
    ['vas@\u0647ne.example', 'vas@one.example', { letter: '\u0647', word: '\u0647ne', script: 'Arab' }],
    ['zsofia@dunab0r.example', 'zsofia@dunabor.example', null],
    ['info@\u043f\u043e\u0447\u0442\u0430.example', 'info@\u043f\u043e\u0447\u0442\u0430.example', null],
  ])('names the foreign letter of %s', (seen, known, foreign) => {
    expect(differenceOf(seen, known).foreign).toEqual(foreign);
  });

  it.each([
    ['zsofia@dunab0r.example', 'zsofia@dunabor.example', { seen: 'dunab0r', known: 'dunabor' }],
    ['info@meltemi.co', 'info@meltemi.com', { seen: 'co', known: 'com' }],
    ['info@meltemi.example.co', 'info@meltemi.example', null],
  ])('names the word of %s that differs', (seen, known, words) => {
    expect(differenceOf(seen, known).words).toEqual(words);
  });
});

describe('an address as people read it', () => {
  beforeAll(learnPunycode);

  it.each([
    ['info@xn--mltemi-hotels-w3k.example', 'info@m\u0435ltemi-hotels.example'],
    ['anna@xn--pple-43d.com', 'anna@\u0430pple.com'],
    ['info@xn--mnchen-3ya.example', 'info@münchen.example'],
    ['δοκιμή@xn--hxajbheg2az3al.xn--jxalpdlp', 'δοκιμή@παράδειγμα.δοκιμή'],
    ['info@meltemi-hotels.example', 'info@meltemi-hotels.example'],
    ['info@xn--\u00e4.example', 'info@xn--\u00e4.example'],
  ])('%s', (told, read) => {
    expect(readable(told)).toBe(read);
  });

  it('shows which letter is foreign, however the mailbox tells the address', () => {
    const difference = differenceOf(readable('info@xn--mltemi-hotels-w3k.example'), 'info@meltemi-hotels.example');
    expect(difference.foreign).toEqual({ letter: 'е', word: 'mеltemi-hotels', script: 'Cyrl' });
  });
});
