import { expect, it } from 'vitest';
import type { Sale } from '../../api/types';
import { remarksOf } from './remarks';

const unknown = 'The tax in this amount is not known.';

it.each([
  ['invoice', 121, 21, [60, 40], []],
  ['invoice', 121, 21, [60, 61], []],
  ['invoice', 121, 21, [60, 30], ['The lines add up to €90.00, but the total without tax is €100.00.']],
  ['creditNote', 121, 21, [-60, -40], []],
  ['invoice', 121, null, [100], [unknown]],
  ['invoice', 121, null, [150], [unknown, 'The lines add up to €150.00, but the total without tax is €121.00.']],
  ['order', 121, 0, [100], []],
  ['order', 90, 0, [100], ['The lines add up to €100.00, but the total without tax is €90.00.']],
  ['return', 50, null, [], []],
  ['invoice', 121, 21, [], []],
  ['invoice', 100.02, 0, [33.335, 33.335, 33.335], []],
] as const)('says what does not add up or is not known: %s %d %s %o', (kind, total, tax, amounts, remarks) => {
  const lines = amounts.map((amount) => ({ amount }));
  expect(remarksOf({ kind, total, tax, lines, currency: 'EUR' } as unknown as Sale)).toEqual(remarks);
});
