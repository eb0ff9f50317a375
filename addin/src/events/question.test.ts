import { describe, expect, it } from 'vitest';
import { question } from './question';

const tags = ['en-US', 'el-GR', 'ro-RO', 'hu-HU', 'fa-IR', 'af-ZA'];
const two = ['alpha.example', 'beta.example'];

describe('the question', () => {
  it('names the companies in a sentence of each language', () => {
    expect(question('en-US', two)).toBe(
      'This email goes to people at different companies: alpha.example and beta.example. Should they see each other’s addresses?',
    );
    const said = tags.map((tag) => question(tag, two));
    expect(new Set(said).size).toBe(tags.length);
    for (const sentence of said) {
      expect(sentence).toMatch(/alpha\.example.+beta\.example/);
      expect(sentence).toMatch(/[?;؟]$/);
      expect(sentence).not.toMatch(/[{}]/);
    }
  });

  it('lists three, and tells that there are more', () => {
    expect(question('en', ['a.example', 'b.example', 'c.example'])).toContain('a.example, b.example and c.example.');
    expect(question('en', ['a.example', 'b.example', 'c.example', 'd.example'])).toContain(
      'a.example, b.example, c.example and others.',
    );
  });

  it('is English for a language that it does not know', () => {
    expect(question('fi-FI', two)).toBe(question('en-US', two));
    expect(question('', two)).toBe(question('en-US', two));
    for (const tag of ['constructor', '__proto__', 'toString-US', 'hasOwnProperty']) {
      expect(question(tag, two)).toBe(question('en-US', two));
    }
  });

  it('fits into Outlook’s dialog, whatever the domains', () => {
    const long = [1, 2, 3, 4].map((at) => `${'very-'.repeat(40)}long-${at}.example`);
    for (const tag of tags) {
      expect(question(tag, long).length).toBeLessThanOrEqual(500);
      expect(question(tag, long)).toContain('long-3.example');
    }
    expect(question('en', ['$&.example', 'b.example'])).toContain('$&.example and');
  });
});
