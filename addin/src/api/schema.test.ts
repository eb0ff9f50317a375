// @vitest-environment node
import { readFileSync } from 'node:fs';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, it } from 'vitest';

it('speaks of the API as the committed document does', async () => {
  const generated =
    COMMENT_HEADER + astToString(await openapiTS(new URL('../../../api/openapi.json', import.meta.url)));
  const committed = readFileSync(new URL('schema.d.ts', import.meta.url), 'utf8');
  expect(committed === generated, 'src/api/schema.d.ts is old: run `npm run schema`').toBe(true);
});
