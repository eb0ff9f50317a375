import { afterEach, describe, expect, it } from 'vitest';
import { fakeApi, fakeHost, mail } from '../../testing/fakes';
import { click, doing, mount, settle, unmount } from '../../testing/mount';
import { until } from '../../testing/until';

const loggedByMaria = {
  entries: [{ customerId: 'id-anna@one.example', entryId: 'e1', customerName: 'Anna' }],
  loggedBy: [{ name: 'Maria', userId: 'maria', at: new Date(2026, 10, 17, 10, 32).toISOString() }],
  badge: 'off',
  leftOut: 0,
};

afterEach(unmount);

describe('logging an email whose sender is known already', () => {
  it('takes the click while the card of this email is still asked for', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence', () => loggedByMaria);
    const host = fakeHost(mail('a', 'anna@one.example'));
    const { place } = await mount(host, api);
    const cards = () => api.calls.filter((call) => call.path === '/api/card').length;
    const before = cards();
    const release = api.hold('POST /api/card');
    host.open(mail('b', 'anna@one.example'));
    await until(() => expect(cards()).toBeGreaterThan(before));
    await settle();
    await click(place, 'Log email');
    await doing(release);
    expect(api.calls.filter((call) => call.path === '/api/correspondence')).toMatchObject([
      { body: { itemId: 'item-b' } },
    ]);
  });
});
