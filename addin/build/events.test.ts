// @vitest-environment node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

const dist = join(import.meta.dirname, '..', 'dist');
const code = readFileSync(join(dist, 'events.js'), 'utf8');

describe('what Outlook runs when a mail is sent', () => {
  it('is small, one script, in plain letters and the language of Outlook for Windows', () => {
    expect(code.length).toBeLessThan(8 * 1024);
    expect(code).toMatch(/^[\x20-\x7e\n]*$/);
    const languageOptions = { ecmaVersion: 2016, sourceType: 'script' } as const;
    expect(new Linter().verify(code, { languageOptions })).toEqual([]);
    expect(new Linter().verify('a?.b', { languageOptions })).toHaveLength(1);
  });

  it('stands in a page that loads Office.js before it', () => {
    const page = readFileSync(join(dist, 'events.html'), 'utf8');
    const scripts = [...page.matchAll(/<script[^>]*src="([^"]*)"[^>]*><\/script>/g)].map((match) => match[1]);
    expect(scripts).toEqual(['__OFFICE_JS__', './events.js']);
    expect(page.replace(/<script[^>]*src=[^>]*><\/script>/g, '')).not.toMatch(/<script|<style|\sstyle=|\son\w+=/);
  });

  it('needs nothing but Office and a clock: no page, no storage, no network', async () => {
    const actions = new Map<string, (event: unknown) => void>();
    const got = (value: unknown) => ({
      getAsync: (done: (result: unknown) => void) => {
        done({ status: 'ok', value });
      },
    });
    const to = [{ emailAddress: 'a@alpha.example' }, { emailAddress: 'b@beta.example' }];
    const Office = {
      AsyncResultStatus: { Succeeded: 'ok' },
      actions: { associate: (name: string, run: (event: unknown) => void) => actions.set(name, run) },
      context: {
        displayLanguage: 'el-GR',
        mailbox: {
          userProfile: { emailAddress: 'maria@contoso.example' },
          item: { from: got({ emailAddress: 'maria@contoso.example' }), to: got(to), cc: got([]), bcc: got([]) },
        },
      },
    };
    runInContext(code, createContext({ Office, setTimeout }));
    expect([...actions.keys()]).toEqual(['checkSending']);

    const told = await new Promise((completed) => actions.get('checkSending')?.({ completed }));
    expect(told).toEqual({
      allowEvent: false,
      errorMessage:
        'Το μήνυμα πηγαίνει σε άτομα διαφορετικών εταιρειών: alpha.example και beta.example. Να βλέπουν όλοι τις διευθύνσεις;',
    });
  });
});
