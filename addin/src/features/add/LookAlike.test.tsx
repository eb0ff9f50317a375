import { afterEach, describe, expect, it } from 'vitest';
import { customer, fakeApi, fakeHost, mail, profile, unknown } from '../../testing/fakes';
import { click, hasButton, mount, text, unmount } from '../../testing/mount';

const address = 'zsofia.kiss@dunabor.example';
const a = mail('a', address, { from: { name: 'Kiss Zsófia', address } });

afterEach(unmount);

describe('a sender who only looks known', () => {
  it('warns of an address that only looks like a customer’s', async () => {
    const api = fakeApi();
    api.on('POST /api/card', () => ({
      people: [
        unknown(address, {
          lookAlike: { customerId: 'c', name: 'Kiss Zsófia', address: 'zsofia.kiss@dunab0r.example' },
        }),
      ],
      mail: null,
    }));
    api.on('GET /api/customers/c', () => customer('k', { profile: profile({ phones: ['+36 1 555 0142'] }) }));
    const { place } = await mount(fakeHost(a), api);
    expect(text(place)).toContain('Be careful: this is not Kiss Zsófia.');
    expect(text(place)).toContain('It says “dunabor”, not “dunab0r”.');
    expect(text(place)).toContain('Call the number you know:');
    expect(place.querySelector('.lookalike a')?.getAttribute('href')).toBe('tel:+3615550142');
    expect(place.querySelector('mark')?.textContent).toBe('o');
    expect(hasButton(place, 'Add and log this email')).toBe(false);
    await click(place, 'Add anyway');
    expect(hasButton(place, 'Add and log this email')).toBe(true);
    expect(place.querySelector('.primary')).toBeNull();
  });

  it.each([
    [
      { customerId: 'c', name: 'Dunab0r Kft.', address: 'dunab0r.example' },
      'this is not Dunab0r Kft.',
      'Ask the customer',
    ],
    [{ customerId: null, name: null, address: 'dunab0r.example' }, 'this is not a colleague.', 'Ask your colleague'],
  ])('warns of a domain that only looks known: %o', async (lookAlike, warning, advice) => {
    const api = fakeApi();
    api.on('POST /api/card', () => ({ people: [unknown(address, { lookAlike })], mail: null }));
    api.on('GET /api/customers/c', () => customer('k', { profile: profile({ phones: [] }) }));
    const { place } = await mount(fakeHost(a), api);
    expect(text(place)).toContain(warning);
    expect(text(place)).toContain('It says “dunabor”, not “dunab0r”.');
    expect(text(place)).toContain('is dunab0r.example.');
    expect(text(place)).toContain(advice);
    expect(place.querySelector('mark')?.textContent).toBe('o');
  });
});
