import { afterEach, describe, expect, it, vi } from 'vitest';
import { cardOf, fakeApi, fakeHost, mail } from '../../testing/fakes';
import { click, doing, hasButton, mount, text, today, unmount } from '../../testing/mount';
import { Shell } from '../shell/Shell';
import { until } from '../../testing/until';

const loggedByMaria = {
  entries: [{ customerId: 'id-anna@one.example', entryId: 'e1', customerName: 'Anna' }],
  loggedBy: [{ name: 'Maria', userId: 'maria', at: today.toISOString() }],
  badge: 'off',
};

afterEach(unmount);

describe('beside a meeting', () => {
  it('logs a meeting that has begun, tells Outlook, and takes it back', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence/meetings', () => loggedByMaria);
    api.on('POST /api/correspondence/undo', () => ({ loggedBy: [] }));
    const told: boolean[] = [];
    const { place } = await mount(fakeHost(meeting(-60_000, (logged) => void told.push(logged))), api);
    expect(text(place)).not.toContain('conversation');
    api.on('POST /api/card', (call) => cardOf(call, { mail: loggedByMaria }));
    await click(place, 'Log meeting');
    expect(api.calls.find((call) => call.path === '/api/correspondence/meetings')?.body).toEqual({
      itemId: 'item-m',
      start: new Date(today.getTime() - 60_000).toISOString(),
    });
    expect(text(place)).toContain('Logged by Maria');
    await click(place, 'Undo');
    expect(told).toEqual([true, false]);
    expect(api.calls.some((call) => call.path === '/api/correspondence')).toBe(false);
  });

  it('never shows beside one meeting what is true of another that begins at the same moment', async () => {
    const api = fakeApi();
    const logged = meeting(-60_000);
    const other = {
      ...logged,
      key: 'meeting other',
      itemId: 'item-other',
      from: { name: 'Bela', address: 'bela@two.example' },
      sender: 'bela@two.example',
    };
    api.on('POST /api/card', (call) =>
      cardOf(call, { mail: (call.body as { from: string }).from === 'bela@two.example' ? null : loggedByMaria }),
    );
    const host = fakeHost(logged);
    const { place } = await mount(host, api);
    expect(text(place)).toContain('Logged by Maria');
    await doing(() => host.open(other));
    expect(text(place)).not.toContain('Logged by Maria');
    expect(hasButton(place, 'Undo')).toBe(false);
    await until(() => expect(hasButton(place, 'Log meeting')).toBe(true));
  });

  it('promises nothing of a meeting that was cancelled', async () => {
    const { place } = await mount(fakeHost({ ...meeting(3_600_000), cancelled: true }), fakeApi());
    expect(text(place)).toContain('This meeting was cancelled, so there is nothing to log.');
    expect(text(place)).not.toContain('once it begins');
    expect(hasButton(place, 'Log meeting')).toBe(false);
  });

  it('waits for a meeting to begin', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let now = today;
    const { place } = await mount(fakeHost(meeting(3_600_000)), fakeApi(), <Shell />, () => now);
    expect(text(place)).toContain('once it begins');
    expect(hasButton(place, 'Log meeting')).toBe(false);
    now = new Date(today.getTime() + 46 * 60_000);
    await doing(() => vi.advanceTimersByTime(46 * 60_000));
    vi.useRealTimers();
    expect(hasButton(place, 'Log meeting')).toBe(true);
  });

  it('says that a meeting without an id cannot be logged from here', async () => {
    const { place } = await mount(fakeHost({ ...meeting(-60_000), itemId: null }), fakeApi());
    expect(text(place)).toContain('which meeting is open');
  });
});

function meeting(inMs: number, showLogged: (logged: boolean) => void = () => {}) {
  const start = new Date(today.getTime() + inMs);
  return mail('m', 'anna@one.example', {
    mode: 'meeting',
    start,
    internetMessageId: `meeting\n${start.toISOString().slice(0, 19)}Z`,
    showLogged,
  });
}
