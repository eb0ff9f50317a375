import { afterEach, expect, it } from 'vitest';
import { choose, dayOrder, importsApi, lastTo, open, optionsOf, preview } from '../../testing/imports';
import { click, doing, hasButton, text, unmount } from '../../testing/mount';

afterEach(unmount);

const options = { dayOrder: 'dayFirst', mapping: { Foo: 'email' }, decimalMark: null, update: 'overwrite' };
const remembered = {
  signature: 'a1b2',
  options,
  rememberedBy: { userId: 'maria', name: 'Maria', at: '2026-11-29T10:00:00Z' },
};

function remembering() {
  const fake = importsApi();
  fake.on('POST /api/imports/preview', () => preview({ remembered: remembered as never }));
  return fake;
}

it('offers the answers of the last import of such a table, and uses them only when asked', async () => {
  const fake = remembering();
  const { place } = await open(fake);
  await choose(place);
  expect(text(place)).toContain('Maria imported a file with the same columns');
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({});
  await click(place, 'Use those answers');
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({
    dayOrder: 'dayFirst',
    mapping: { Foo: 'email' },
    update: 'overwrite',
  });
  expect(hasButton(place, 'Use those answers')).toBe(false);
});

it('reads what a file leaves open as in the last import, says so, and lets it be changed', async () => {
  const fake = importsApi();
  fake.on('POST /api/imports/preview', (call) =>
    preview({
      remembered: { ...remembered, options: { ...options, dayOrder: 'monthFirst' } } as never,
      questions: 'dayOrders' in (optionsOf(call) as object) ? [] : [dayOrder],
    }),
  );
  const { place } = await open(fake);
  await choose(place);
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({ dayOrders: { Since: 'monthFirst' } });
  expect(text(place)).toContain('Dates or numbers that can be read in two ways are read as in that file.');
  expect(hasButton(place, 'Use those answers')).toBe(true);
  const [first] = [...place.querySelectorAll<HTMLInputElement>('.imports-question input')];
  expect(first?.checked).toBe(false);
  await doing(() => first?.click());
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({
    dayOrder: 'dayFirst',
    dayOrders: { Since: 'dayFirst' },
  });
});

it('takes no remembered answer for a file that decides by itself', async () => {
  const fake = remembering();
  const { place } = await open(fake);
  await choose(place);
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({});
  expect(text(place)).not.toContain('read as in that file');
});

it('forgets the answers when told to', async () => {
  const fake = remembering();
  fake.on('DELETE /api/imports/mappings/', () => undefined);
  const { place } = await open(fake);
  await choose(place);
  await click(place, 'Forget them');
  expect(lastTo(fake, '/api/imports/mappings/a1b2')?.method).toBe('DELETE');
  expect(text(place)).not.toContain('Maria imported');
});
