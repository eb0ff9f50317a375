import { afterEach, describe, expect, it } from 'vitest';
import { birthday, shortTime } from './dates';
import { names, speak, whole } from './text';

afterEach(() => speak('en'));

describe('dates', () => {
  const now = new Date(2026, 10, 17, 12, 0);

  it.each([
    ['el-GR', '10:32 π.μ.', '1 Οκτ'],
    ['hu-HU', '10:32', 'okt. 1.'],
    ['fa-IR', '۱۰:۳۲', '۹ مهر'],
    ['de-AT', '10:32', '1. Okt.'],
    ['en-GB', '10:32', '1 Oct'],
    ['en-ZA', '10:32', '01 Oct'],
    ['ro-RO', '10:32', '1 oct.'],
  ])('are written as the user’s own language writes them: %s', async (tag, time, day) => {
    await speak(tag);
    expect(shortTime(new Date(2026, 10, 17, 10, 32).toISOString(), now)).toBe(time);
    expect(shortTime(new Date(2026, 9, 1).toISOString(), now)).toBe(day);
    // The words around them are English, and their numbers have its digits.
    expect(names(['Nikos', 'Maria'])).toBe('Nikos and Maria');
    expect(whole(12)).toBe('12');
    expect(birthday({ day: 29, month: 2, year: null })).toMatch(/29|۲۹/);
  });
});
