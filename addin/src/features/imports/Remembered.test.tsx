import { afterEach, expect, it } from 'vitest';
import { choose, importsApi, lastTo, open, optionsOf, preview } from '../../testing/imports';
import { click, hasButton, text, unmount } from '../../testing/mount';

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

it('forgets the answers when told to', async () => {
  const fake = remembering();
  fake.on('DELETE /api/imports/mappings/', () => undefined);
  const { place } = await open(fake);
  await choose(place);
  await click(place, 'Forget them');
  expect(lastTo(fake, '/api/imports/mappings/a1b2')?.method).toBe('DELETE');
  expect(text(place)).not.toContain('Maria imported');
});
