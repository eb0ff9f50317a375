// @vitest-environment node
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const budget = 46 * 1024;

describe('the sources', () => {
  it('speak to Office.js in src/host alone', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
    expect(files.length).toBeGreaterThan(50);
    const speaking = files.filter((file) =>
      /\bOffice\./.test(withoutComments(readFileSync(join(root, 'src', file), 'utf8'))),
    );
    expect(speaking.length).toBeGreaterThan(0);
    expect(speaking.filter((file) => !file.startsWith('host/'))).toEqual([]);
  });
});

describe('the built pane', () => {
  it('is there: run `npm run build`', () => {
    expect(existsSync(join(dist, 'index.html'))).toBe(true);
  });

  it('stays within its budget at first load', () => {
    const files = firstLoad('index.html');
    expect(files.length).toBeGreaterThan(1);
    const sizes = files.map((file) => [file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length] as const);
    const total = sizes.reduce((sum, [, size]) => sum + size, 0);
    expect(total, JSON.stringify(Object.fromEntries(sizes))).toBeLessThanOrEqual(budget);
    const code = files.map((file) => readFileSync(join(dist, file), 'utf8')).join('\n');
    // MSAL, and a word of each part that is loaded on demand.
    for (const later of [
      'no_account_error',
      'Erase for good',
      'Save feedback',
      'Recent customers',
      'Add without logging',
      'Home currency',
      'Open in Outlook',
    ]) {
      expect(code).not.toContain(later);
    }
  });

  it('fetches MSAL from the start', () => {
    const broker = /<link rel="modulepreload" crossorigin href="\.\/assets\/broker-/;
    expect(readFileSync(join(dist, 'index.html'), 'utf8')).toMatch(broker);
  });

  it('has no inline script or style, which its policy forbids', () => {
    for (const page of ['index.html', 'signin.html']) {
      const html = readFileSync(join(dist, page), 'utf8');
      expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
      expect(html).not.toMatch(/<style|\sstyle=|\son\w+=/);
      expect(html).toContain('<meta name="outlookcrm" content=""');
      expect(html).toContain('__OFFICE_JS__');
    }
  });

  it('brings every hashed file compressed too', () => {
    const files = readdirSync(join(dist, 'assets')).filter((file) => !/\.(br|gz)$/.test(file));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      expect(file).toMatch(/-[\w-]{8}\.\w+$/);
      expect(existsSync(join(dist, 'assets', `${file}.br`)) && existsSync(join(dist, 'assets', `${file}.gz`))).toBe(
        true,
      );
    }
  });
});

/** Every script and style the page needs before anything else happens: what it names, and what these import. */
function firstLoad(page: string): string[] {
  const html = readFileSync(join(dist, page), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  // MSAL is fetched early, but nothing waits for it before the first paint.
  const found = new Set(named.filter((file) => !file.startsWith('assets/broker-')));
  for (const file of found) {
    const code = file.endsWith('.js') ? readFileSync(join(dist, file), 'utf8') : '';
    for (const match of code.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) {
      found.add(`assets/${match[1] ?? ''}`);
    }
  }

  return [...found];
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");
}
