import { afterEach, describe, expect, it } from 'vitest';
import { cardOf, fakeApi, fakeHost, mail, problem } from '../../testing/fakes';
import { click, doing, hasButton, mount, text, unmount } from '../../testing/mount';
import { until } from '../../testing/until';

const a = mail('a', 'anna@one.example');
const by = (name: string, userId: string) => ({ name, userId, at: new Date(2026, 10, 17, 10, 32).toISOString() });
const loggedByMaria = {
  entries: [{ customerId: 'id-anna@one.example', entryId: 'e1', customerName: 'Anna' }],
  loggedBy: [by('Maria', 'maria')],
  badge: 'off',
  leftOut: 0,
};

afterEach(unmount);

describe('a whole conversation', () => {
  it('is counted after the card is there, logged page by page, and summed up', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence/conversation', (call) => {
      const { next } = call.body as { next?: string };
      return next === undefined
        ? { logged: 20, already: 0, skipped: 0, next: 'page-2', entries: [] }
        : { logged: 3, already: 1, skipped: 2, next: null, entries: [] };
    });
    api.on('POST /api/correspondence/conversation/size', () => ({ messages: 26, more: false }));
    const { place } = await mount(fakeHost(a), api);
    const release = api.hold('POST /api/correspondence/conversation', (call) =>
      JSON.stringify(call.body).includes('page-2'),
    );
    await click(place, 'Log all 26 emails');
    expect(text(place)).toContain('20 of 26 emails');
    expect(place.querySelector('progress')?.getAttribute('value')).toBe('20');
    await doing(release);
    expect(text(place)).toContain('23 emails logged, 1 already logged, 2 skipped: no customer on them.');
  });

  it('of which all are logged says so', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence/conversation', () => ({
      logged: 0,
      already: 4,
      skipped: 0,
      next: null,
      entries: [],
    }));
    api.on('POST /api/correspondence/conversation/size', () => ({ messages: 4, more: false }));
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Log all 4 emails');
    expect(text(place)).toContain('4 of 4 emails logged.');
    expect(text(place)).not.toContain('0 emails');
  });

  it('is undone as a whole, and only what the run has logged', async () => {
    const api = fakeApi();
    const entries = ['e1', 'e2'].map((entryId) => ({ customerId: 'anna', entryId, customerName: 'Anna' }));
    api.on('POST /api/card', (call) => cardOf(call));
    api.on('POST /api/correspondence/conversation', () => ({ logged: 2, already: 1, skipped: 0, next: null, entries }));
    api.on('POST /api/correspondence/conversation/size', () => ({ messages: 3, more: false }));
    api.on('POST /api/correspondence/conversation/undo', () => ({ undone: 2, left: 0 }));
    const { place } = await mount(fakeHost(a), api);
    await until(() => expect(hasButton(place, 'Log all 3 emails')).toBe(true));
    await click(place, 'Log all 3 emails');
    expect(text(place)).toContain('3 of 3 emails logged.');
    await click(place, 'Undo the 2 new ones');
    expect(api.bodies('POST /api/correspondence/conversation/undo')).toEqual([
      { entries: entries.map(({ customerId, entryId }) => ({ customerId, entryId })) },
    ]);
    expect(text(place)).toContain('2 emails removed from the CRM.');
    expect(hasButton(place, 'Log all 3 emails')).toBe(true);
  });

  it('of which the open email is taken back says what is left', async () => {
    const api = fakeApi();
    const entries = ['e1', 'e2'].map((entryId) => ({ customerId: 'anna', entryId, customerName: 'Anna' }));
    let logged: typeof loggedByMaria | null = null;
    api.on('POST /api/card', (call) => cardOf(call, { mail: logged }));
    api.on('POST /api/correspondence/conversation', () => {
      logged = loggedByMaria;
      return { logged: 2, already: 1, skipped: 0, next: null, entries };
    });
    api.on('POST /api/correspondence/conversation/size', () => ({ messages: 3, more: false }));
    api.on('POST /api/correspondence/undo', () => ({ loggedBy: [] }));
    const { place } = await mount(fakeHost(a), api);
    await until(() => expect(hasButton(place, 'Log all 3 emails')).toBe(true));
    await click(place, 'Log all 3 emails');
    await until(() => expect(text(place)).toContain('Logged by Maria'));
    expect(text(place)).toContain('3 of 3 emails logged.');
    logged = null;
    await click(place, 'Undo');
    await until(() => expect(hasButton(place, 'Log all 3 emails')).toBe(true));
    expect(text(place)).not.toContain('3 of 3');
    expect(text(place)).toContain('1 email logged, 1 already logged.');
  });

  it('can be stopped, and says what was done', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence/conversation', (call) =>
      call.signal?.aborted ? problem('aborted', 0) : { logged: 5, already: 0, skipped: 0, next: 'more', entries: [] },
    );
    api.on('POST /api/correspondence/conversation/size', () => ({ messages: 50, more: true }));
    const { place } = await mount(fakeHost(a), api);
    let pages = 0;
    const release = api.hold('POST /api/correspondence/conversation', () => ++pages === 2);
    await click(place, 'Log all 50+ emails');
    await click(place, 'Stop');
    await doing(release);
    expect(text(place)).toMatch(/Stopped\. \d+ emails logged/);
  });

  it('of one mail is not offered', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence/conversation/size', () => ({ messages: 1, more: false }));
    const { place } = await mount(fakeHost(a), api);
    await until(() => expect(api.bodies('POST /api/correspondence/conversation/size')).toHaveLength(1));
    expect(hasButton(place, /conversation|Log all/)).toBe(false);
  });
});
