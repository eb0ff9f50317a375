// @vitest-environment node
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', 'src');
const texts = new Map(
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(css|tsx?)$/.test(file) && !/\.test\.|^testing\b/.test(file))
    .map((file) => [join(root, file), readFileSync(join(root, file), 'utf8')] as const),
);

/** The file that an import names; undefined for a package. */
function named(from: string, name: string): string | undefined {
  const path = resolve(dirname(from), name);
  return [path, `${path}.ts`, `${path}.tsx`].find((file) => texts.has(file) && existsSync(file));
}

function importsOf(file: string, pattern: RegExp): string[] {
  return [...(texts.get(file) ?? '').matchAll(pattern)].flatMap((match) => named(file, match[1] ?? '') ?? []);
}

/** Everything that comes with a file, its styles included; not what it fetches later. */
function loadedWith(entry: string): Set<string> {
  const found = new Set([entry]);
  for (const file of found) {
    for (const next of importsOf(file, /^(?:import|export|@import)\b(?! type)[^;]*?'(\.[^']+)'/gm)) {
      found.add(next);
    }
  }

  return found;
}

/** The parts of a page that are fetched when they are first shown, each with what is loaded together with it. */
function partsOf(page: string): [string, Set<string>][] {
  const parts = new Map<string, Set<string>>();
  const begun = [page];
  for (const entry of begun) {
    const files = loadedWith(entry);
    parts.set(entry, files);
    for (const later of [...files].flatMap((file) => importsOf(file, /\bimport\('(\.[^']+)'\)/g))) {
      if (!parts.has(later) && !begun.includes(later)) {
        begun.push(later);
      }
    }
  }

  return [...parts];
}

/** The classes that a part of a page uses, that a sheet knows, and whose sheets come neither with the part nor with the page. */
function unstyled(page: string): string[] {
  const sheets = [...texts].filter(([file]) => file.endsWith('.css'));
  const first = loadedWith(page);
  return partsOf(page).flatMap(([, files]) =>
    [...files]
      .filter((file) => file.endsWith('.tsx'))
      .flatMap((file) => classesOf(file).map((name) => [file, name] as const))
      .filter(([, name]) => {
        const knowing = sheets.filter(([, css]) => new RegExp(`\\.${name}\\b(?!-)`).test(css));
        return knowing.length > 0 && !knowing.some(([sheet]) => files.has(sheet) || first.has(sheet));
      })
      .map(([file, name]) => `${relative(root, file)}: ${name}`),
  );
}

function classesOf(file: string): string[] {
  return [...(texts.get(file) ?? '').matchAll(/class=(?:"([^"]+)"|\{`([^`]*)`\})/g)].flatMap(
    ([, plain, built]) => (plain ?? built?.replace(/\$\{[^}]*\}/g, ' ') ?? '').match(/[a-z][\w-]*/g) ?? [],
  );
}

describe('each part of a page', () => {
  it.each(['main.tsx', 'setup.tsx'])('of %s brings the styles of its classes', (page) => {
    const parts = partsOf(join(root, page));
    expect(parts.length).toBeGreaterThan(3);
    expect([...new Set(unstyled(join(root, page)))]).toEqual([]);
  });
});
