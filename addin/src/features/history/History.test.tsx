import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../api/types';
import { cardOf, fakeApi, fakeHost, known, mail, mailEntry, problem, profile } from '../../testing/fakes';
import { click, mount, text, unmount } from '../../testing/mount';

const a = mail('a', 'anna@one.example');

afterEach(unmount);

describe('the history', () => {
  it('is grouped by month, newest first, with direction, attachments and who logged it', async () => {
    const { place } = await mount(
      fakeHost(a),
      withEntries([
        mailEntry('1', '2026-11-10T09:00:00Z', {
          direction: 'sent',
          attachments: [{ name: 'offer.pdf', contentType: 'application/pdf', size: 348_211, isInline: false }],
        }),
        feedback('2', '2026-11-02T09:00:00Z'),
        mailEntry('3', '2026-10-28T09:00:00Z', { subject: ' ' }),
        mailEntry('4', '2025-10-28T09:00:00Z'),
      ]),
    );
    expect([...place.querySelectorAll('.history h2')].map((one) => one.textContent)).toEqual([
      'This month',
      'October',
      'October 2025',
    ]);
    const lines = [...place.querySelectorAll('.entry')].map(text);
    expect(lines[0]).toContain('Sent: Subject 1');
    expect(lines[0]).toContain('1 attachment');
    expect(lines[0]).toContain('Logged by Nikos · Preview 1');
    expect(lines[1]).toContain('CSAT 4 of 5');
    expect(lines[2]).toContain('No subject');
  });

  it('shows more, page by page, each entry once', async () => {
    const api = withEntries([mailEntry('1', '2026-11-10T09:00:00Z')], 'after-1');
    api.on('GET /api/customers/id-anna@one.example/timeline?', () => ({
      entries: [mailEntry('1', '2026-11-10T09:00:00Z'), mailEntry('2', '2026-11-09T09:00:00Z')],
      next: null,
    }));
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Show more');
    expect(api.calls.at(-1)?.path).toContain('after=after-1');
    expect(place.querySelectorAll('.entry')).toHaveLength(2);
    expect(text(place)).not.toContain('Show more');
  });

  it('opens an entry to its text, as text', async () => {
    const api = withEntries([mailEntry('1', '2026-11-10T09:00:00Z', { webLink: 'https://outlook.office.com/1' })]);
    api.on('GET /api/customers/id-anna@one.example/timeline/1', () => ({
      entry: mailEntry('1', '2026-11-10T09:00:00Z'),
      detail: {
        text: 'Hello <img src=x onerror=alert(1)> <b>Maria</b>',
        textTruncated: true,
        subject: 'Subject 1',
        to: [{ name: 'Maria', address: 'maria@contoso.example' }],
        cc: [],
        bcc: [],
        recipientsTruncated: false,
        attachments: [{ name: 'offer.pdf', contentType: 'application/pdf', size: 348_211, isInline: false }],
      },
    }));
    const { place } = await mount(fakeHost(a), api);
    await click(place, /Subject 1/);
    expect(place.querySelector('.words')?.textContent).toBe('Hello <img src=x onerror=alert(1)> <b>Maria</b>');
    expect(place.querySelector('.words')?.getAttribute('dir')).toBe('auto');
    expect(place.querySelector('img')).toBeNull();
    expect(text(place)).toContain('offer.pdf');
    expect(text(place)).toContain('348 kB');
    expect(text(place)).toContain('Only the beginning of the text');
    expect(place.querySelector('.entry button')?.getAttribute('aria-expanded')).toBe('true');
  });

  it('shows a meeting with its times, its place and who was invited', async () => {
    const at = new Date(2026, 10, 10, 9).toISOString();
    const endsAt = new Date(2026, 10, 10, 10, 30).toISOString();
    const entry: Entry = {
      ...mailEntry('1', at, { from: { name: 'Anna', address: 'anna@one.example' } }),
      kind: 'meeting',
      meeting: { endsAt, isAllDay: false, place: 'Stand 12' },
    };
    const api = withEntries([entry]);
    const detail = { text: 'Bring the samples.', textTruncated: false, subject: 'Subject 1', bcc: [], attachments: [] };
    const people = { to: [{ name: 'Maria', address: 'maria@contoso.example' }], cc: [{ name: 'Bela', address: '' }] };
    api.on('GET /api/customers/id-anna@one.example/timeline/1', () => ({
      entry,
      detail: { ...detail, ...people, recipientsTruncated: false },
    }));
    const { place } = await mount(fakeHost(a), api);
    expect(text(place)).toContain('Meeting: Subject 1');
    await click(place, /Subject 1/);
    const facts = [...place.querySelectorAll('.entry-text dl > div')].map(text);
    expect(facts).toEqual([
      expect.stringMatching(/^When ?Tuesday.*9:00.* to 10:30/),
      expect.stringMatching(/^Where ?Stand 12$/),
      expect.stringMatching(/^Host ?Anna$/),
      expect.stringMatching(/^Invited ?Maria$/),
      expect.stringMatching(/^Optional ?Bela$/),
    ]);
  });

  it('says why an entry cannot be opened', async () => {
    const api = withEntries([mailEntry('1', '2026-11-10T09:00:00Z')]);
    api.on('GET /api/customers/id-anna@one.example/timeline/1', () => problem('no-such-entry', 404));
    const { place } = await mount(fakeHost(a), api);
    await click(place, /Subject 1/);
    expect(text(place)).toContain('no longer in the history');
  });

  it('cuts a preview apart from who logged it, at the end of its own direction', async () => {
    const { place } = await mount(
      fakeHost(a),
      withEntries([mailEntry('1', '2026-11-10T09:00:00Z', { preview: 'سلام' })]),
    );
    expect(place.querySelector('bdi.entry-said')?.textContent).toBe('سلام');
  });

  it('of an organisation without emails of its own points to its people', async () => {
    const api = fakeApi();
    const one = profile({ kind: 'organisation', name: 'One' });
    api.on('POST /api/card', (call) => cardOf(call, { people: [known('anna@one.example', { profile: one })] }));
    api.on('GET /api/customers/id-anna@one.example/people', () => ({ people: [] }));
    const { place } = await mount(fakeHost(a), api);
    expect(text(place)).toContain('Emails are kept under its people');
    expect(place.querySelector('.sums')).toBeNull();
    await click(place, 'Show its people');
    expect(text(place)).toContain('No one from this organisation');
  });

  it('says when there is nothing yet', async () => {
    const { place } = await mount(fakeHost(a), fakeApi());
    expect(text(place)).toContain('Nothing logged yet');
  });
});

function withEntries(entries: Entry[], next: string | null = null) {
  const api = fakeApi();
  api.on('POST /api/card', (call) =>
    cardOf(call, { people: [known('anna@one.example', { timeline: { entries, next } })] }),
  );
  return api;
}

function feedback(id: string, at: string): Entry {
  const recordedBy = { userId: 'ilona', name: 'Ilona', at };
  return {
    id,
    kind: 'feedback',
    at,
    feedback: { id, metric: 'csat', score: 4, words: 'Good', recordedBy, internetMessageId: null },
  };
}
