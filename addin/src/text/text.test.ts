import { afterEach, describe, expect, it } from 'vitest';
import { ago, birthday, monthOf, shortTime } from './dates';
import { en } from './en';
import { names, speak, t } from './text';

afterEach(() => speak('en'));

describe('words', () => {
  it('fills holes and chooses the plural', () => {
    expect(t('log.by', { names: 'Maria', at: '10:32' })).toBe('Logged by Maria, 10:32');
    expect(t('add.from.known', { count: 1 })).toBe('same domain as 1 person');
    expect(t('add.from.known', { count: 1200 })).toBe('same domain as 1,200 people');
  });

  it('joins names as the language does', () => {
    expect(names(['Nikos', 'Maria'])).toBe('Nikos and Maria');
  });

  it('has no empty message and no broken brace', () => {
    for (const message of Object.values(en).flatMap((one) => (typeof one === 'string' ? [one] : Object.values(one)))) {
      expect(message).toMatch(/\S/);
      expect(message.replace(/\{\w+\}/g, '')).not.toMatch(/[{}]/);
    }
  });

  it('survives a language it does not know', async () => {
    await speak('not_a_language');
    expect(t('log.button')).toBe('Log email');
    expect(document.documentElement.dir).toBe('ltr');
  });
});

describe('the catalogue', () => {
  it('holds no word that nobody says', () => {
    const files = import.meta.glob<string>('../**/*.{ts,tsx}', { query: '?raw', import: 'default', eager: true });
    const code = Object.entries(files)
      .filter(([file]) => !/\/en\.ts$|\.test\.|\/testing\//.test(file))
      .map(([, source]) => source)
      .join('\n');
    expect(Object.keys(files).length).toBeGreaterThan(50);
    // Keys are also put together: t(`stage.${stage}`).
    const templates = [...code.matchAll(/`([\w.]*)\$\{[^}]+\}([\w.]*)`/g)].map((match) => [
      match[1] ?? '',
      match[2] ?? '',
    ]);
    const said = (key: string) =>
      code.includes(`'${key}'`) ||
      templates.some(([start = '', end = '']) => start + end !== '' && key.startsWith(start) && key.endsWith(end));
    expect(Object.keys(en).filter((key) => !said(key))).toEqual([]);
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
