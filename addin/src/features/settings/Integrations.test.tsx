import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Shop, ShopDeliveries, Webhook, WebhookDeliveries } from '../../api/types';
import * as lib from '../../lib/download';
import { problem } from '../../testing/fakes';
import { click, doing, field, hasButton, settle, submit, text, type, unmount } from '../../testing/mount';
import { openSettings, settingsApi, unfold } from '../../testing/settings';
import { shopReason, webhookError } from './integrations.words';
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

const webhook = (over: Partial<Webhook> = {}): Webhook => ({
  id: 'w1',
  url: 'https://books.example/hook',
  events: ['mail.logged', 'from.a.newer.api'],
  made,
  disabled: null,
  ...over,
});

const delivery = (over: Partial<WebhookDeliveries['deliveries'][number]> = {}) => ({
  id: 'd1',
  event: 'invoice.overdue',
  at: '2026-11-17T09:00:00Z',
  status: 200,
  durationMs: 41,
  attempts: 1,
  state: 'delivered' as const,
  nextTry: null,
  error: null,
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
    await type(field(place, 'Secret with which the shop signs'), 's3cr3t words');
    api.on('POST /api/admin/shops', () => problem('invalid-request', 400, { errors: { secret: ['One line.'] } }));
    await submit(place);
    expect(field(place, 'Secret with which the shop signs').getAttribute('aria-invalid')).toBe('true');
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
        },
        {
          id: 'd2',
          topic: 'carts/create',
          receivedAt: '2026-11-16T09:00:00Z',
          code: 'other-topic',
          detail: null,
          hasBody: false,
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

  it('ask for the secret again where it cannot be read', async () => {
    const { place, api } = await shops([shop({ needsSecret: true })]);
    expect(text(place)).toContain('orders are refused');
    api.on('PUT /api/admin/shops/s1/secret', () => undefined);
    await type(
      field(place.querySelector('.settings-list li') ?? place, 'Secret with which the shop signs'),
      'another one',
    );
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
    ['no-buyer', 'The order names no buyer'],
    ['address-erased', 'The buyer was erased from the CRM'],
    ['lines-not-possible', 'A value of the order cannot be stored'],
    ['currency-not-possible', 'A value of the order cannot be stored'],
    ['from-a-newer-api', 'from-a-newer-api'],
  ])('say why: %s', (code, words) => {
    expect(shopReason(code)).toBe(words);
  });
});

describe('webhooks', () => {
  it('are made with what they are told, and their secret is shown once', async () => {
    const { place, api } = await webhooks([]);
    await type(field(place, 'Address of the receiver'), 'https://books.example/hook');
    const boxes = [...place.querySelectorAll<HTMLInputElement>('.settings-checks input')];
    await doing(() => boxes[0]?.click());
    await doing(() => boxes[2]?.click());
    await doing(() => boxes[0]?.click());
    await doing(() => boxes[1]?.click());
    api.on('POST /api/admin/webhooks', () => ({ webhook: webhook(), secret: 'whsec_1' }));
    await submit(place);
    expect(api.bodies('POST /api/admin/webhooks')).toEqual([
      { url: 'https://books.example/hook', events: ['invoice.overdue', 'customer.changed'] },
    ]);
    expect(field(place, 'Secret').value).toBe('whsec_1');
    await click(place, 'I have stored it');
    expect(place.innerHTML).not.toContain('whsec_1');
  });

  it.each([
    ['gone', 'it no longer exists'],
    ['failing', 'nothing was accepted for a day'],
    ['secretLost', 'its secret can no longer be read'],
  ] as const)('say why they are off and are switched on again: %s', async (reason, words) => {
    const { place, api } = await webhooks([webhook({ disabled: { at: '2026-11-16T09:00:00Z', reason } })]);
    expect(text(place)).toContain(words);
    api.on('POST /api/admin/webhooks/w1/enable', () => undefined);
    api.on('GET /api/admin/webhooks', () => ({ webhooks: [webhook()] }));
    await click(place, 'Switch on again');
    expect(text(place)).not.toContain(words);
  });

  it('show how a test ended as soon as it has been tried', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { place, api } = await webhooks([webhook()]);
    const test = { event: 'webhook.test', status: null, durationMs: null, attempts: 0, state: 'waiting' as const };
    api.on('POST /api/admin/webhooks/w1/test', () => undefined);
    api.on('GET /api/admin/webhooks/w1/deliveries', () => ({ deliveries: [delivery(test)], hasMore: false }));
    await click(place, 'Send a test');
    expect(text(place)).toContain('Test · 09:00waiting');
    api.on('GET /api/admin/webhooks/w1/deliveries', () => ({
      deliveries: [delivery({ ...test, attempts: 1, state: 'failed', status: 500, durationMs: 12, error: 'refused' })],
      hasMore: false,
    }));
    await doing(() => vi.advanceTimersByTime(2000));
    await settle();
    expect(text(place)).toContain('failed · answered 500 in 12 msThe receiver did not accept the message.');
    const asked = api.calls.length;
    await doing(() => vi.advanceTimersByTime(60_000));
    expect(api.calls.length).toBe(asked);
  });

  it('send a message again, and say when they try next', async () => {
    const { place, api } = await webhooks([webhook()]);
    api.on('GET /api/admin/webhooks/w1/deliveries', () => ({
      deliveries: [
        delivery({
          state: 'waiting',
          attempts: 3,
          status: null,
          durationMs: null,
          nextTry: '2026-11-17T14:30:00Z',
          error: 'timeout',
        }),
        delivery({ id: 'd2' }),
      ],
      hasMore: true,
    }));
    api.on('POST /api/admin/webhooks/w1/deliveries/d2/resend', () => undefined);
    await click(place, 'Messages');
    expect(text(place)).toContain('waiting · 3 tries · next try 14:30The receiver did not answer in time.');
    expect(text(place)).toContain('delivered · answered 200 in 41 ms');
    expect(text(place)).toContain('Older messages are not shown.');
    await click(place, 'Send again');
    expect(api.calls.some(({ path }) => path.endsWith('/d2/resend'))).toBe(true);
  });

  it('get a new secret and are deleted, both after asking', async () => {
    const { place, api } = await webhooks([webhook()]);
    api.on('POST /api/admin/webhooks/w1/secret', () => ({ secret: 'whsec_2' }));
    await click(place, 'Make a new secret');
    expect(text(place)).toContain('valid for 24 more hours');
    await click(place, 'Make a new secret');
    expect(field(place, 'Secret').value).toBe('whsec_2');
    await click(place, 'I have stored it');
    api.on('DELETE /api/admin/webhooks/w1', () => undefined);
    await click(place, 'Delete');
    api.on('GET /api/admin/webhooks', () => ({ webhooks: [] }));
    await click(place, 'Delete');
    expect(text(place)).toContain('No webhooks yet');
    expect(hasButton(place, 'Delete')).toBe(false);
  });

  it.each([
    ['untrusted', 'The receiver’s certificate is not trusted'],
    ['private-address', 'The address is not on the public internet'],
    ['too-many-waiting', 'Too many messages were waiting'],
    ['from-a-newer-api', 'from-a-newer-api'],
  ])('say what was wrong: %s', (error, words) => {
    expect(webhookError(error)).toBe(words);
  });
});

async function shops(list: Shop[]) {
  const api = settingsApi();
  api.on('GET /api/admin/shops', () => ({ shops: list }));
  const { place } = await openSettings(api);
  await unfold(place, 'Web shops');
  return { place, api };
}

async function webhooks(list: Webhook[]) {
  const api = settingsApi();
  api.on('GET /api/admin/webhooks', () => ({ webhooks: list }));
  const { place } = await openSettings(api);
  await unfold(place, 'Webhooks');
  return { place, api };
}
