import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Shop, ShopDeliveries } from '../../api/types';
import * as lib from '../../lib/download';
import { problem } from '../../testing/fakes';
import { click, doing, field, hasButton, settle, submit, text, type, unmount } from '../../testing/mount';
import { openSettings, settingsApi, unfold } from '../../testing/settings';
import { shopReason } from './integrations.words';
import { Settings } from './later';

const made = { userId: 'ana', name: 'Ana', at: '2026-11-02T09:00:00Z' };

const shop = (over: Partial<Shop> = {}): Shop => ({
  id: 's1',
  program: 'shopify',
  name: 'Grinders',
  path: '/api/webhooks/shopify/abc',
  made,
  lastReceivedAt: null,
  needsSecret: false,
  ...over,
});

beforeEach(() => Settings.fetch());
afterEach(() => {
  vi.useRealTimers();
  unmount();
});

describe('web shops', () => {
  it('are connected with the secret of the shop, and say where the shop sends to', async () => {
    const { place, api } = await shops([]);
    expect(text(place)).toContain('No shops connected yet');
    await type(field(place, 'Shop system'), 'woocommerce');
    expect(text(place)).toContain('Settings > Advanced > Webhooks');
    await type(field(place, 'Name of the shop'), ' Grinders ');
    await type(field(place, 'Signing secret of the shop'), 's3cr3t words');
    api.on('POST /api/admin/shops', () => problem('invalid-request', 400, { errors: { secret: ['One line.'] } }));
    await submit(place);
    expect(field(place, 'Signing secret of the shop').getAttribute('aria-invalid')).toBe('true');
    api.on('POST /api/admin/shops', () => shop());
    api.on('GET /api/admin/shops', () => ({ shops: [shop()] }));
    await submit(place);
    expect(api.bodies('POST /api/admin/shops')[0]).toEqual({
      program: 'woocommerce',
      name: 'Grinders',
      secret: 's3cr3t words',
    });
    expect(field(place, 'Address for the shop’s webhooks').value).toBe(`${location.origin}/api/webhooks/shopify/abc`);
    expect(place.innerHTML).not.toContain('s3cr3t words');
    expect(text(place)).toContain('nothing received yet');
  });

  it('tell what could not be used, and why', async () => {
    const { place, api } = await shops([shop({ lastReceivedAt: '2026-11-17T10:00:00Z' })]);
    const left: ShopDeliveries = {
      deliveries: [
        {
          id: 'd1',
          topic: 'orders/create',
          receivedAt: '2026-11-17T09:00:00Z',
          code: 'total-not-possible',
          detail: '#7',
          hasBody: true,
          isWaiting: false,
        },
        {
          id: 'd2',
          topic: 'carts/create',
          receivedAt: '2026-11-16T09:00:00Z',
          code: 'other-topic',
          detail: null,
          hasBody: false,
          isWaiting: false,
        },
      ],
      hasMore: true,
    };
    api.on('GET /api/admin/shops/s1/deliveries', (call) => (call.file === true ? new Blob(['{}']) : left));
    const given = vi.spyOn(lib, 'download').mockImplementation(() => {});
    await click(place, 'Messages that could not be used');
    const lines = [...place.querySelectorAll('.settings-messages li')].map(text);
    expect(lines[0]).toContain('orders/create · #7A value of the order cannot be stored.');
    expect(lines[1]).toContain('This kind of message is not needed.');
    expect(text(place)).toContain('Older messages are not shown.');
    await click(place, 'Download the message');
    expect(api.calls.at(-1)?.path).toBe('/api/admin/shops/s1/deliveries/d1');
    expect(given).toHaveBeenCalledWith(expect.any(Blob), 'Grinders 2026-11-17.json');
  });

  it('try again what is kept, and show what became of it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { place, api } = await shops([shop()]);
    const left = (id: string, over = {}) => ({
      id,
      topic: 'orders/create',
      receivedAt: '2026-11-17T09:00:00Z',
      code: 'removed-by-hand',
      detail: `#${id}`,
      hasBody: true,
      isWaiting: false,
      ...over,
    });
    const lists = (...deliveries: object[]) =>
      api.on('GET /api/admin/shops/s1/deliveries', () => ({ deliveries, hasMore: false }));
    lists(left('d1'), left('d2'), left('d3', { code: 'address-erased', hasBody: false }));
    await click(place, 'Messages that could not be used');
    expect(text(place)).toContain('#d1Someone has removed this order from the CRM. Trying again brings it back.');
    expect(text(place).match(/Try again/g)).toHaveLength(2);

    api.on('POST /api/admin/shops/s1/deliveries/d1/retry', () => undefined);
    lists(left('d1', { isWaiting: true }), left('d2'));
    await click(place, 'Try again');
    expect(text(place)).toContain('#d1Being tried again.');
    expect(hasButton(place, 'Try all again')).toBe(false);
    lists(left('d1', { code: 'not-entered' }), left('d2'));
    await doing(() => vi.advanceTimersByTime(2000));
    await settle();
    expect(text(place)).toContain('#d1Something went wrong in the CRM.');

    api.on('POST /api/admin/shops/s1/retry', () => undefined);
    lists();
    await click(place, 'Try all again');
    expect(text(place)).toContain('All messages were used.');
    const asked = api.calls.length;
    await doing(() => vi.advanceTimersByTime(60_000));
    expect(api.calls.length).toBe(asked);
  });

  it('say that trying again failed', async () => {
    const { place, api } = await shops([shop()]);
    const one = { id: 'd1', topic: 'orders/create', receivedAt: '2026-11-17T09:00:00Z', code: 'not-an-order' };
    api.on('GET /api/admin/shops/s1/deliveries', () => ({
      deliveries: [{ ...one, detail: null, hasBody: true, isWaiting: false }],
      hasMore: false,
    }));
    api.on('POST /api/admin/shops/s1/deliveries/d1/retry', () => problem('no-such-integration', 404));
    await click(place, 'Messages that could not be used');
    await click(place, 'Try again');
    expect(place.querySelector('.problem')).not.toBeNull();
  });

  it('ask for the secret again where it cannot be read', async () => {
    const { place, api } = await shops([shop({ needsSecret: true })]);
    expect(text(place)).toContain('orders are refused');
    api.on('PUT /api/admin/shops/s1/secret', () => undefined);
    await type(field(place.querySelector('.settings-list li') ?? place, 'Signing secret of the shop'), 'another one');
    api.on('GET /api/admin/shops', () => ({ shops: [shop()] }));
    await submit(place);
    expect(api.bodies('PUT /api/admin/shops/s1/secret')).toEqual([{ secret: 'another one' }]);
    expect(text(place)).not.toContain('orders are refused');
    expect(text(place)).toContain('The new secret is in use');
  });

  it('are disconnected after asking', async () => {
    const { place, api } = await shops([shop()]);
    api.on('DELETE /api/admin/shops/s1', () => undefined);
    await click(place, 'Disconnect');
    expect(text(place)).toContain('Orders received so far stay.');
    api.on('GET /api/admin/shops', () => ({ shops: [] }));
    await click(place, 'Disconnect');
    expect(text(place)).toContain('No shops connected yet');
  });

  it.each([
    ['no-buyer', 'The order names no buyer: no name, email address or phone number'],
    [
      'address-erased',
      'The buyer was erased from the CRM. Add the customer again with their consent, then let the shop send the order again',
    ],
    ['lines-not-possible', 'A value of the order cannot be stored'],
    ['currency-not-possible', 'A value of the order cannot be stored'],
    ['from-a-newer-api', 'from-a-newer-api'],
  ])('say why: %s', (code, words) => {
    expect(shopReason(code)).toBe(words);
  });
});

async function shops(list: Shop[]) {
  const api = settingsApi();
  api.on('GET /api/admin/shops', () => ({ shops: list }));
  const { place } = await openSettings(api);
  await unfold(place, 'Web shops');
  return { place, api };
}
