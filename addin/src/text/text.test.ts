import { afterEach, describe, expect, it } from 'vitest';
import { question } from '../events/question';
import { ago, birthday, monthOf, shortTime } from './dates';
import { findings } from './en.findings';
import { fileSize, names, speak, t, wordsLearnt, wordsOf, type Translation, type Words } from './text';

const catalogues = import.meta.glob<{ en: Words }>(['../features/**/*words.en.ts', './en.ts'], { eager: true });

/** What readers whose language is English stumbled over. */
const odd = [
  /\bmend(s|ed|ing)?\b/i,
  /\b(say|says|said) the\b.*\bcommand/i,
  /\b(nobody|somebody|anybody|everybody)\b/i,
  /\bit gives\b/i,
  /\b(meanwhile|in earnest|taken back|take over|looked after)\b/i,
  /\bmay look\b|\blook at (this|the|their)\b|\blooked at\b/i,
  /\b(cannot|can) be told\b|\bis told here\b|\bit takes \{/i,
  /\bonly add\b|\bsame as someone\b|\blog it too\b|\bno longer logged\b|\bwhole conversation \(/i,
  /\bhave not got\b|\bthere is no such\b|\bfit together\b|\bmakes? sense of\b|\bin their words\b/i,
  /\badd the address to\b|\bsame domain as\b|\bonly colleagues\b|\breads what is sent\b|\bnames no sender\b/i,
  /\bkept under its people\b|\bdomain of one company\b|\bquestion asked\b|\bbelongs to the open\b|^correct$/i,
  /\bonly looks like\b|\badministrator allows it\b|\bknow of each other\b/i,
  /\bswitch(ed)? (on|off)\b|\b(does|do|did) not answer\b|\bof this name\b|\btry once more\b|\bis no sale\b|\buntil you add\./i,
  /\bmake (the|a new) (key|secret|webhook)\b|\b· made by\b|\bwhich letters\b|\bare counted again\b|\btell it when\b/i,
  /\bis durable\b|\bis tried\b|\btrying everything\b|\byou may administer\b|\bchoose what shall\b|\bthis outlook\b/i,
];

const en = {
  'test.by': 'Logged by {names}, {at}',
  'test.people': { one: 'same domain as {count} person', other: 'same domain as {count} people' },
} as const;
const greek: Translation<typeof en> = {
  'test.by': 'Από {names}, {at}',
  'test.people': { one: '{count} άτομο', other: '{count} άτομα' },
};

afterEach(() => speak('en'));

describe('sizes of files', () => {
  it('are in the unit that fits', () => {
    expect([0, 1, 170, 1700, 2_500_000].map(fileSize)).toEqual(['0 bytes', '1 byte', '170 bytes', '2 kB', '2.5 MB']);
  });
});

describe('words', () => {
  const say = wordsOf(en);

  it('fill holes and choose the plural', () => {
    expect(say('test.by', { names: 'Maria', at: '10:32' })).toBe('Logged by Maria, 10:32');
    expect(say('test.people', { count: 1 })).toBe('same domain as 1 person');
    expect(say('test.people', { count: 1200 })).toBe('same domain as 1,200 people');
  });

  it('do not compile without a key, a hole or a plural', () => {
    // @ts-expect-error -- a key that is nowhere
    expect(say('test.nothing')).toBe('test.nothing');
    // @ts-expect-error -- a hole without its value
    expect(say('test.by', { names: 'Maria' })).toContain('Maria');
    // @ts-expect-error -- a translation without a key
    const keyless: Translation<typeof en> = { 'test.by': '' };
    // @ts-expect-error -- a translation that is not plural where English is
    const singular: Translation<typeof en> = { 'test.by': '', 'test.people': '' };
    expect([keyless, singular]).toHaveLength(2);
  });

  it('are said in the language of the host, also by a feature that is loaded later', async () => {
    const early = wordsOf(en, { el: () => Promise.resolve(greek) });
    await speak('el-GR');
    expect(early('test.by', { names: 'Μαρία', at: '10:32' })).toBe('Από Μαρία, 10:32');
    expect(document.documentElement.lang).toBe('el-GR');
    const late = wordsOf(en, { el: () => Promise.resolve(greek) });
    await wordsLearnt();
    expect(late('test.people', { count: 2 })).toBe('2 άτομα');
    await speak('en');
    expect(late('test.people', { count: 2 })).toBe('same domain as 2 people');
  });

  it('joins names as the language does', () => {
    expect(names(['Nikos', 'Maria'])).toBe('Nikos and Maria');
  });

  it('are never empty and have no broken brace', () => {
    const messages = Object.values(catalogues).flatMap((one) => Object.values(one.en));
    expect(messages.length).toBeGreaterThan(200);
    for (const message of messages.flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one)))) {
      expect(message).toMatch(/\S/);
      expect(message.replace(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
    }
  });

  it('are natural English', () => {
    const messages = [...Object.values(catalogues).flatMap((one) => Object.values(one.en)), ...Object.values(findings)];
    const sentences = messages.flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one)));
    sentences.push(question('en', ['alpha.example', 'beta.example']));
    expect(sentences.length).toBeGreaterThan(500);
    expect(sentences.filter((sentence) => odd.some((words) => words.test(sentence)))).toEqual([]);
  });

  it.each([
    'Only add',
    'Same as someone…',
    'Whole conversation (4)',
    'No longer logged',
    'Not logged. Your role may look, not log.',
    'This Outlook does not tell which message is open.',
    'Nobody but you',
    'Looked after by',
    'There is no such day',
    'This cannot be taken back.',
    'Correct',
    'Somebody changed this meanwhile',
    'A row was written and is durable.',
    'Say the register command with --yes',
    'It gives your mailbox.',
    'Do they know of each other?',
    'Open the page where an administrator allows it',
  ])('are not what English readers stumbled over: %s', (sentence) => {
    expect(odd.some((words) => words.test(sentence))).toBe(true);
  });

  it.each([
    'Add without logging',
    'Log all 4 emails',
    'Correct the marked fields.',
    'Use the answers of the last import',
    'Everyone on this email is a colleague.',
    'They said that the order was late.',
    'Your role is read-only.',
  ])('may be what English readers say: %s', (sentence) => {
    expect(odd.some((words) => words.test(sentence))).toBe(false);
  });

  it('survive a language that nobody knows', async () => {
    await speak('not_a_language');
    expect(t('required')).toBe('required');
    expect(document.documentElement.dir).toBe('ltr');
  });
});

describe('the catalogues', () => {
  const files = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
  const code = Object.entries(files).filter(([file]) => !/\ben(\.\w+)?\.ts$|\.test\.|\/testing\//.test(file));

  it.each(Object.entries(catalogues))('%s holds no word that nobody says', (file, { en: words }) => {
    // A feature's words are used only in its own folder or by files that import them; the shared words are used anywhere.
    const folder = /features\/\w+\//.exec(file)?.[0];
    const sayers = code.filter(
      ([name, text]) => folder === undefined || name.includes(folder) || text.includes(folder.slice(9)),
    );
    expect(sayers.length).toBeGreaterThan(1);
    const said = sayers.map(([, text]) => text).join('\n');
    // Keys are also put together: t(`stage.${stage}`).
    const templates = [...said.matchAll(/`([\w.]*)\$\{[^`]+\}([\w.]*)`/g)].map(([, start = '', end = '']) => [
      start,
      end,
    ]);
    const isSaid = (key: string) =>
      said.includes(`'${key}'`) ||
      templates.some(([start = '', end = '']) => start + end !== '' && key.startsWith(start) && key.endsWith(end));
    expect(Object.keys(words).filter((key) => !isSaid(key))).toEqual([]);
  });

  it('say each thing under one key', () => {
    const keys = Object.values(catalogues).flatMap((one) => Object.keys(one.en));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });
});

describe('dates', () => {
  const now = new Date(2026, 10, 17, 12, 0);

  it('are as short as they can be', () => {
    expect(shortTime(new Date(2026, 10, 17, 10, 32).toISOString(), now)).toBe('10:32 AM');
    expect(shortTime(new Date(2026, 10, 15, 9, 5).toISOString(), now)).toMatch(/^Sun/);
    expect(shortTime(new Date(2026, 9, 1).toISOString(), now)).toBe('Oct 1');
    expect(shortTime(new Date(2024, 9, 1).toISOString(), now)).toBe('Oct 1, 2024');
  });

  it('speak of distance and month', () => {
    expect(ago(new Date(2026, 10, 16, 23).toISOString(), now)).toBe('yesterday');
    expect(ago(new Date(2026, 10, 1).toISOString(), now)).toBe('2w ago');
    expect(monthOf(new Date(2026, 10, 1).toISOString(), now)).toBe('This month');
    expect(monthOf(new Date(2025, 10, 1).toISOString(), now)).toBe('November 2025');
  });

  it('show a birthday without a year', () => {
    expect(birthday({ day: 29, month: 2, year: null })).toBe('February 29');
  });
});
