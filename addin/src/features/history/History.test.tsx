import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../api/types';
import { cardOf, fakeApi, fakeHost, known, mail, mailEntry, problem } from '../../testing/fakes';
import { click, hasButton, mount, text, unmount } from '../../testing/mount';

const a = mail('a', 'anna@one.example');

afterEach(unmount);

describe('who an entry is from', () => {
  it.each([
    ['other', { name: 'Zoe Stranger', address: 'zoe@x.example' }, 'From Zoe Stranger: '],
    ['other', { name: '', address: 'zoe@x.example' }, 'From zoe@x.example: '],
    ['other', null, 'Received: '],
    ['received', { name: 'Anna', address: 'anna@one.example' }, 'Received: '],
    ['sent', { name: 'Nikos', address: 'nikos@contoso.example' }, 'Sent: '],
  ] as const)('is said of %s: %o', async (direction, from, words) => {
    const api = fakeApi();
    const entry = mailEntry('1', '2026-11-10T09:00:00Z', { direction, from });
    api.on('POST /api/card', (call) =>
      cardOf(call, { people: [known('anna@one.example', { timeline: { entries: [entry], next: null } })] }),
    );
    const { place } = await mount(fakeHost(mail('a', 'anna@one.example')), api);
    expect(place.querySelector('.entry-subject .hidden-text')?.textContent).toBe(words);
  });
});

describe('the history', () => {
  it('is grouped by month, newest first, with direction, attachments and who wrote to whom', async () => {
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
    expect(lines[0]).toContain('Nikos → Anna · Preview 1');
    expect(lines.join()).not.toContain('Logged by');
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

  it('cuts a preview apart from who wrote it, at the end of its own direction', async () => {
    const { place } = await mount(
      fakeHost(a),
      withEntries([mailEntry('1', '2026-11-10T09:00:00Z', { preview: 'سلام' })]),
    );
    expect(place.querySelector('bdi.entry-said')?.textContent).toBe('سلام');
  });

  it.each([
    [
      'received',
      { name: 'Hendrik van der Merwe', address: 'h@one.example' },
      'maria',
      'Hendrik M. → you · The grinder',
    ],
    ['received', { name: 'Hendrik', address: 'h@one.example' }, 'nikos', 'Hendrik → Nikos · The grinder'],
    ['received', { name: '', address: 'h@one.example' }, 'maria', 'h@one.example → you · The grinder'],
    ['sent', { name: 'Maria', address: 'Maria@contoso.example' }, 'maria', 'you → Anna · The grinder'],
    ['sent', { name: 'Ilona Kiss', address: 'ilona@contoso.example' }, 'nikos', 'Ilona K. → Anna · The grinder'],
    ['other', { name: 'Nikos', address: 'nikos@contoso.example' }, 'maria', 'Nikos · The grinder'],
  ] as const)('says who wrote to whom and what it is about: %s by %o', async (direction, from, userId, line) => {
    const loggedBy = [{ userId, name: userId === 'maria' ? 'Maria' : 'Nikos', at: '2026-11-10T09:00:00Z' }];
    const preview = 'Hello Maria, The grinder leaks again since Monday. Please call me.';
    const { place } = await mount(
      fakeHost(a),
      withEntries([mailEntry('1', '2026-11-10T09:00:00Z', { direction, from, loggedBy, preview })]),
    );
    expect(text(place.querySelector('.entry-line') ?? place)).toBe(`${line} leaks again since Monday.`);
  });

  it('folds a thread under its newest email, which opens to the earlier ones', async () => {
    const thread = (id: string, day: number, subject: string, conversationId: string | null = null) =>
      mailEntry(id, `2026-11-${day}T09:00:00Z`, { subject, conversationId });
    const { place } = await mount(
      fakeHost(a),
      withEntries([
        thread('1', 16, 'RE: Mola K5 leaks', 'c1'),
        thread('2', 15, 'Weekly offer', 'w2'),
        thread('3', 14, 'Re: mola k5 leaks', 'c2'),
        thread('4', 13, 'Weekly offer', 'w1'),
        thread('5', 12, 'Mola K5 leaks', 'c1'),
        thread('6', 11, 'Prices', 'p'),
        thread('7', 10, 'Prices', 'p'),
      ]),
    );
    const titles = [...place.querySelectorAll('.history > section > ul > .entry > .entry-head .entry-title')].map(text);
    expect(titles).toEqual([
      'Received: RE: Mola K5 leaks · 3',
      'Received: Weekly offer',
      'Received: Weekly offer',
      'Received: Prices · 2',
    ]);
    await click(place, /Mola K5 leaks · 3/);
    expect([...place.querySelectorAll('.earlier .entry-subject')].map(text)).toEqual([
      'Received: Re: mola k5 leaks',
      'Received: Mola K5 leaks',
    ]);
  });

  it('is filtered by kind where there is more than one', async () => {
    const { place } = await mount(
      fakeHost(a),
      withEntries([mailEntry('1', '2026-11-10T09:00:00Z'), feedback('2', '2026-11-02T09:00:00Z')], 'older'),
    );
    expect([...place.querySelectorAll('.kinds button')].map(text)).toEqual(['All', 'Emails', 'Feedback']);
    await click(place.querySelector('.kinds') ?? place, 'Feedback');
    expect([...place.querySelectorAll('.entry-title')].map(text)).toEqual(['CSAT 4 of 5']);
    expect(text(place)).toContain('Show more');
    await click(place, 'All');
    expect(place.querySelectorAll('.entry')).toHaveLength(2);
    const alone = await mount(fakeHost(a), withEntries([mailEntry('1', '2026-11-10T09:00:00Z')]));
    expect(alone.place.querySelector('.kinds')).toBeNull();
  });

  it('finds the entries of a kind in the whole history, over pages that have none', async () => {
    const api = fakeApi();
    const mails = [mailEntry('1', '2026-11-10T09:00:00Z')];
    const summary = {
      correspondence: { mails: 90, firstMailAt: null, lastMailAt: null, meetings: 0, lastMeetingAt: null },
      feedback: {
        csat: { count: 1, total: 4, average: 4, latest: 4, latestAt: '2024-11-02T09:00:00Z', before: null },
        nps: null,
        ces: null,
      },
    };
    api.on('POST /api/card', (call) =>
      cardOf(call, { people: [known('anna@one.example', { summary, timeline: { entries: mails, next: 'n1' } })] }),
    );
    const pages = [
      { entries: [], next: 'n2' },
      { entries: [feedback('f1', '2024-11-02T09:00:00Z')], next: 'n3' },
      { entries: [], next: null },
    ];
    api.on('GET /api/customers/id-anna@one.example/timeline?', () => pages.shift() ?? { entries: [], next: null });
    const { place } = await mount(fakeHost(a), api);
    expect([...place.querySelectorAll('.kinds button')].map(text)).toEqual(['All', 'Emails', 'Feedback']);
    await click(place.querySelector('.kinds') ?? place, 'Feedback');
    expect(
      api.calls.filter(({ path }) => path.includes('timeline')).map(({ path }) => path.split('limit=20')[1]),
    ).toEqual(['&after=n1&kind=feedback', '&after=n2&kind=feedback']);
    expect([...place.querySelectorAll('.entry-title')].map(text)).toEqual(['CSAT 4 of 5']);
    await click(place, 'Show more');
    expect(hasButton(place, 'Show more')).toBe(false);
    await click(place.querySelector('.kinds') ?? place, 'All');
    expect([...place.querySelectorAll('.entry-title')].map(text)).toEqual(['Received: Subject 1']);
    expect(hasButton(place, 'Show more')).toBe(true);
  });

  it.each([
    [{ entries: [], next: null }, 1, 'Nothing found.', false],
    [{ entries: [], next: 'further' }, 5, 'Older entries have not been searched yet.', true],
  ])('says whether a kind may still be found further back: %o', async (page, asked, words, goesOn) => {
    const api = fakeApi();
    const summary = {
      feedback: {
        csat: { count: 1, total: 4, average: 4, latest: 4, latestAt: '2024-11-02T09:00:00Z', before: null },
        nps: null,
        ces: null,
      },
    };
    const timeline = { entries: [mailEntry('1', '2026-11-10T09:00:00Z')], next: 'n1' };
    api.on('POST /api/card', (call) => cardOf(call, { people: [known('anna@one.example', { summary, timeline })] }));
    api.on('GET /api/customers/id-anna@one.example/timeline?', () => page);
    const { place } = await mount(fakeHost(a), api);
    await click(place.querySelector('.kinds') ?? place, 'Feedback');
    expect(api.calls.filter(({ path }) => path.includes('kind=feedback'))).toHaveLength(asked);
    expect(hasButton(place, 'Show more')).toBe(goesOn);
    expect(text(place)).toContain(words);
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
