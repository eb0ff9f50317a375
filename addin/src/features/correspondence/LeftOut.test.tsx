import { afterEach, describe, expect, it } from 'vitest';
import { cardOf, fakeApi, fakeHost, mail } from '../../testing/fakes';
import { click, mount, text, unmount } from '../../testing/mount';

const loggedByMaria = {
  entries: [{ customerId: 'id-anna@one.example', entryId: 'e1', customerName: 'Anna' }],
  loggedBy: [{ name: 'Maria', userId: 'maria', at: new Date(2026, 10, 17, 10, 32).toISOString() }],
  badge: 'off',
};

afterEach(unmount);

describe('an email with very many customers on it', () => {
  it.each([
    [0, null],
    [1, 'Not logged for 1 more customer on this email'],
    [2, 'Not logged for 2 more customers on this email'],
    [21, 'Not logged for 21 more customers on this email'],
    [900, 'Not logged for 900 more customers on this email'],
  ])('says for how many customers beyond the most it was not done: %d', async (leftOut, said) => {
    const api = fakeApi();
    api.on('POST /api/correspondence', () => ({ ...loggedByMaria, leftOut }));
    const { place } = await mount(fakeHost(mail('a', 'anna@one.example')), api);
    api.on('POST /api/card', (call) => cardOf(call, { mail: loggedByMaria }));
    await click(place, 'Log email');
    expect(text(place)).toContain('Logged by Maria, 10:32');
    if (said === null) {
      expect(text(place)).not.toContain('Not logged');
    } else {
      expect(text(place)).toContain(said);
    }
  });
});
