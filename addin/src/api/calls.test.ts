// @vitest-environment node
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const files = import.meta.glob<string>('../**/calls.ts', { query: '?raw', import: 'default', eager: true });
const { paths } = JSON.parse(readFileSync(new URL('../../../api/openapi.json', import.meta.url), 'utf8')) as {
  paths: Record<string, unknown>;
};

it('calls only paths that the committed document of the API has', () => {
  const known = new Set(Object.keys(paths).map((path) => path.replace(/\{[^}]*\}/g, '{}')));
  const called = Object.values(files).flatMap((code) =>
    [...code.matchAll(/['`](\/api\/[^'`?]*)/g)].map(([, path = '']) => path.replace(/\$\{[^}]*\}/g, '{}')),
  );
  expect(called.length).toBeGreaterThan(15);
  expect(called.filter((path) => !known.has(path))).toEqual([]);
});
