import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Webhook, WebhookDeliveries } from '../../api/types';
import { problem } from '../../testing/fakes';
import { click, doing, field, hasButton, settle, submit, text, type, unmount } from '../../testing/mount';
import { openSettings, settingsApi, unfold } from '../../testing/settings';
import { webhookError } from './integrations.words';
import { Settings } from './later';

const made = { userId: 'ana', name: 'Ana', at: '2026-11-02T09:00:00Z' };

const webhook = (over: Partial<Webhook> = {}): Webhook => ({
  id: 'w1',
  version: 'v1',
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

describe('webhooks', () => {
  it('are made with what they are told, and their secret is shown once', async () => {
    const { place, api } = await webhooks([]);
    await type(field(place, 'Address of the receiver'), 'https://books.example/hook');
    const boxes = [...place.querySelectorAll<HTMLInputElement>('.settings-checks input')];
    await doing(() => boxes[0]?.click());
    await doing(() => boxes[3]?.click());
    await doing(() => boxes[0]?.click());
    await doing(() => boxes[1]?.click());
    api.on('POST /api/admin/webhooks', () => ({ webhook: webhook(), secret: 'whsec_1' }));
    await submit(place);
    expect(api.bodies('POST /api/admin/webhooks')).toEqual([
      { url: 'https://books.example/hook', events: ['invoice.overdue', 'customer.changed'] },
    ]);
    expect(field(place, 'Secret').value).toBe('whsec_1');
    await click(place, 'I have saved the secret');
    expect(place.innerHTML).not.toContain('whsec_1');
  });

  it.each([
    ['gone', 'it no longer exists'],
    ['failing', 'the receiver accepted nothing for a day'],
    ['secretLost', 'its secret can no longer be read'],
  ] as const)('say why they are off and are turned on again: %s', async (reason, words) => {
    const { place, api } = await webhooks([webhook({ disabled: { at: '2026-11-16T09:00:00Z', reason } })]);
    expect(text(place)).toContain(words);
    api.on('POST /api/admin/webhooks/w1/enable', () => undefined);
    api.on('GET /api/admin/webhooks', () => ({ webhooks: [webhook()] }));
    await click(place, 'Turn on again');
    expect(text(place)).not.toContain(words);
  });

  it('lead elsewhere and are told other things from now on', async () => {
    const { place, api } = await webhooks([webhook()]);
    await click(place, 'Edit');
    const item = () => place.querySelector('.settings-list li') ?? place;
    const boxes = [...item().querySelectorAll<HTMLInputElement>('.settings-checks input')];
    expect(boxes.map(({ checked }) => checked)).toEqual([true, false, false, false, true]);
    await type(field(item(), 'Address of the receiver'), ' https://two.example/hook ');
    await doing(() => boxes[2]?.click());
    await doing(() => boxes[0]?.click());

    // Somebody else was quicker: what they saved is shown, what is typed stays.
    api.on('PUT /api/admin/webhooks/w1', () => problem('stale', 412));
    api.on('GET /api/admin/webhooks', () => ({
      webhooks: [webhook({ version: 'v2', url: 'https://other.example/' })],
    }));
    await submit(item());
    expect(text(item())).toContain('https://other.example/');
    expect(text(item())).toContain('Someone else has just changed this');
    expect(field(item(), 'Address of the receiver').value).toBe(' https://two.example/hook ');

    api.on('PUT /api/admin/webhooks/w1', () => webhook({ version: 'v3' }));
    api.on('GET /api/admin/webhooks', () => ({
      webhooks: [webhook({ version: 'v3', url: 'https://two.example/hook' })],
    }));
    await submit(item());
    expect(api.calls.filter(({ method }) => method === 'PUT').map(({ version }) => version)).toEqual(['v1', 'v2']);
    expect(api.bodies('PUT /api/admin/webhooks/w1')[1]).toEqual({
      url: 'https://two.example/hook',
      events: ['from.a.newer.api', 'customer.erased'],
    });
    expect(text(place)).toContain('The webhook was changed');
    expect(item().querySelector('form')).toBeNull();
  });

  it.each([
    ['a wrong address', 'invalid-request', 400, { errors: { url: ['A receiver has an https address.'] } }],
    ['a webhook that is gone', 'no-such-integration', 404, {}],
  ] as const)('keep what is typed where it is refused: %s', async (_, code, status, members) => {
    const { place, api } = await webhooks([webhook()]);
    await click(place, 'Edit');
    api.on('PUT /api/admin/webhooks/w1', () => problem(code, status, members));
    const item = place.querySelector('.settings-list li') ?? place;
    await type(field(item, 'Address of the receiver'), 'http://no');
    await submit(item);
    expect(field(item, 'Address of the receiver').value).toBe('http://no');
    expect(place.querySelector('.problem')).not.toBeNull();
    await click(place, 'Keep');
    expect(item.querySelector('form')).toBeNull();
    expect(text(item)).toContain('https://books.example/hook');
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
    expect(text(place)).toContain('waiting · 3 tries · next try 14:30The receiver did not respond in time.');
    expect(text(place)).toContain('delivered · answered 200 in 41 ms');
    expect(text(place)).toContain('Older messages are not shown.');
    await click(place, 'Send again');
    expect(api.calls.some(({ path }) => path.endsWith('/d2/resend'))).toBe(true);
  });

  it('get a new secret and are deleted, both after asking', async () => {
    const { place, api } = await webhooks([webhook()]);
    api.on('POST /api/admin/webhooks/w1/secret', () => ({ secret: 'whsec_2' }));
    await click(place, 'Create a new secret');
    expect(text(place)).toContain('valid for 24 more hours');
    await click(place, 'Create a new secret');
    expect(field(place, 'Secret').value).toBe('whsec_2');
    await click(place, 'I have saved the secret');
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

async function webhooks(list: Webhook[]) {
  const api = settingsApi();
  api.on('GET /api/admin/webhooks', () => ({ webhooks: list }));
  const { place } = await openSettings(api);
  await unfold(place, 'Webhooks');
  return { place, api };
}
