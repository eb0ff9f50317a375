import { expect, it } from 'vitest';
import { reason } from './told.words';

it.each([
  ['currency-not-possible', 'This is not a currency of ISO 4217, such as EUR.'],
  ['total-not-possible', /^The total is too large/],
  ['payable-not-possible', /^The amount to pay/],
  ['lines-not-possible', /^A line has a number/],
  ['too-many-lines', 'The document has more than 1,500 lines.'],
  ['value-too-long', 'A value is longer than 100,000 characters.'],
  ['too-many-columns', 'The table has more than 1,000 columns.'],
  ['price-not-possible', /^The price/],
  ['name-not-possible', /^The name/],
  ['day-not-possible', /^The date is before/],
  ['amount-not-possible', /^The amount is zero/],
  ['replaces-not-possible', 'A value of this row cannot be stored: replaces'],
  ['refunded', 'The whole payment was refunded.'],
  ['address-not-stored', /^A further postal address/],
  ['missing', 'This value is missing.'],
  ['newer-than-the-pane', 'newer-than-the-pane'],
])('says a sentence for %s', (code, words) => {
  expect(reason(code)).toMatch(words);
});
