import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Entry, JoinedEntry } from '../../api/types';
import { cardOf, customer, fakeApi, fakeHost, known, mail, mailEntry, profile } from '../../testing/fakes';
import { bookOrFetch } from '../sales/later';
import { button, click, hasButton, mount, text, unmount } from '../../testing/mount';
import { until } from '../../testing/until';

const a = mail('a', 'anna@one.example');
const line = {
  kind: 'person',
  company: null,
  role: null,
  address: null,
  city: null,
  country: null,
  stage: 'lead',
} as const;

afterEach(unmount);

describe('the page of an organisation', () => {
  it('has its people in a row, their figures and their history with names', async () => {
    const api = withCompany(
      ['Pieter Khumalo', 'Lena Weiß'],
      [
        joined(mailEntry('1', '2026-11-10T09:00:00Z', { direction: 'sent', preview: 'Done.' }), 'Pieter Khumalo'),
        joined(
          mailEntry('2', '2026-11-09T09:00:00Z', { direction: 'sent', preview: 'Both.' }),
          'Lena Weiß',
          'Pieter Khumalo',
        ),
        joined(feedback('3', '2026-11-02T09:00:00Z'), 'Lena Weiß'),
      ],
    );
    const { place } = await mount(fakeHost(a), api);
    expect([...place.querySelectorAll('.people-row li')].map(text)).toEqual(['PKPieter K.', 'LWLena W.']);
    expect(text(place.querySelector('.sums') ?? place)).toContain('Emails7');
    expect([...place.querySelectorAll('.entry-line')].map(text)).toEqual([
      'Nikos → Pieter K. · Done.',
      'Nikos → Lena W. +1 · Both.',
      'Lena W. · Good',
    ]);
  });

  it('says whose an entry is, not who recorded it', async () => {
    const silent = (id: string, at: string): Entry => {
      const entry = feedback(id, at);
      return entry.kind === 'feedback' ? { ...entry, feedback: { ...entry.feedback, words: null } } : entry;
    };
    const recordedBy = { userId: 'ilona', name: 'Ilona', at: '2026-11-02T09:00:00Z' };
    const sale = { number: null, documentKind: 'order', total: 5, currency: 'EUR', lines: ['Lamp'], lineCount: 1 };
    const others = [
      { kind: 'note', note: { text: 'Call back', writtenBy: recordedBy } },
      { kind: 'payment', payment: { amount: 5, currency: 'EUR', reference: null, method: 'Cash', recordedBy } },
      { kind: 'sale', sale: { ...sale, place: null, recordedBy } },
      { kind: 'sale', sale: { ...sale, place: 'Kiel', recordedBy } },
    ].map((one, index) => ({ ...one, id: `o${index}`, at: '2026-11-01T09:00:00Z' }) as unknown as Entry);
    const api = withCompany(
      ['Lena Weiß'],
      [
        joined(silent('1', '2026-11-03T09:00:00Z'), 'Lena Weiß'),
        joined(silent('2', '2026-11-02T09:00:00Z'), 'Lena Weiß', 'Pieter Khumalo'),
        ...others.map((one) => joined(one, 'Lena Weiß')),
      ],
    );
    await vi.waitFor(() => expect(bookOrFetch()).not.toBeNull());
    const { place } = await mount(fakeHost(a), api);
    expect([...place.querySelectorAll('.entry-line')].map(text)).toEqual([
      'Lena W.',
      'Lena W. +1',
      'Lena W. · Call back',
      'Lena W. · Cash',
      'Lena W. · Lamp',
      'Lena W. · Lamp',
    ]);
  });

  it('calls the company itself by its whole name, and its people by their short names', async () => {
    const sent = (id: string, at: string) => mailEntry(id, at, { direction: 'sent', preview: 'Done.' });
    const own = { id: 'id-anna@one.example', name: 'Ubuntu Canteens of Durban' };
    const api = withCompany(
      ['Pieter Khumalo'],
      [
        { entry: sent('1', '2026-11-10T09:00:00Z'), customers: [own] },
        joined(sent('2', '2026-11-09T09:00:00Z'), 'Pieter Khumalo'),
      ],
    );
    const { place } = await mount(fakeHost(a), api);
    expect([...place.querySelectorAll('.entry-line')].map(text)).toEqual([
      'Nikos → Ubuntu Canteens of Durban · Done.',
      'Nikos → Pieter K. · Done.',
    ]);
  });

  it.each([
    ['a person of it', 'id-Lena Weiß', 'Lena W. · Call back: 3 days late'],
    ['the company itself', 'id-anna@one.example', 'Call back: 3 days late'],
    ['somebody whose entry is not loaded', null, 'Call back: 3 days late'],
  ])('proposes what is due with %s, and says whose it is', async (_, id, words) => {
    const by = { userId: 'maria', name: 'Maria', at: '2026-11-10T09:00:00Z' };
    const task = { id: 't1', text: 'Call back', dueOn: '2026-11-14', owner: by, addedBy: by, doneBy: null };
    const entry = { id: 'e1', kind: 'task', at: by.at, task } as unknown as Entry;
    const customers = [{ id: id ?? '', name: 'Lena Weiß' }];
    const api = withCompany(['Lena Weiß'], id === null ? [] : [{ entry, customers }], null, false, {
      reminders: {
        today: '2026-11-17',
        due: [{ id: 't1', text: 'Call back', dueOn: '2026-11-14', owner: 'Maria' }],
        actions: [{ code: 'task-overdue', weight: 73, number: null, days: 3, usualDays: null, amount: null }],
      },
    });
    api.on('POST /api/customers/', () => ({ ...task, version: '2' }));
    const { place } = await mount(fakeHost(a), api);
    await until(() => expect(text(place.querySelector('.next-actions') ?? place)).toBe(words));
    expect(hasButton(place, 'Mark as done: Call back')).toBe(id !== null);
    if (id !== null) {
      await click(place, 'Mark as done: Call back');
      expect(api.calls.some(({ path }) => path === `/api/customers/${id}/tasks/t1/done`)).toBe(true);
    }
  });

  it('opens an entry under the customer whose it is, and a person with one click', async () => {
    const entry = mailEntry('1', '2026-11-10T09:00:00Z');
    const api = withCompany(['Pieter Khumalo'], [joined(entry, 'Pieter Khumalo')]);
    api.on('GET /api/customers/id-Pieter Khumalo/timeline/1', () => ({
      entry,
      detail: { text: 'All of it', textTruncated: false, to: [], cc: [], bcc: [], attachments: [] },
    }));
    api.on('GET /api/customers/id-Pieter Khumalo', (call) =>
      call.path.includes('timeline')
        ? { entry, detail: { text: 'All of it', textTruncated: false, to: [], cc: [], bcc: [], attachments: [] } }
        : customer('pieter@one.example'),
    );
    const { place } = await mount(fakeHost(a), api);
    await click(place, /Subject 1/);
    expect(text(place)).toContain('All of it');
    await click(place.querySelector('.people-row') ?? place, /Pieter K\.$/);
    expect(place.querySelector('h1')?.textContent).toBe('Pieter');
  });

  it('goes on with older entries of everybody', async () => {
    const api = withCompany(
      ['Pieter Khumalo'],
      [joined(mailEntry('1', '2026-11-10T09:00:00Z'), 'Pieter Khumalo')],
      'after-1',
    );
    api.on('GET /api/customers/id-anna@one.example/people/timeline', () => ({
      entries: [joined(mailEntry('2', '2026-11-09T09:00:00Z'), 'Lena Weiß')],
      next: null,
    }));
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Show more');
    expect(api.calls.at(-1)?.path).toContain('/people/timeline?limit=20&after=after-1');
    expect(place.querySelectorAll('.entry')).toHaveLength(2);
    expect(hasButton(place, 'Show more')).toBe(false);
  });

  it('says when there are more people than it names', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `Person ${String.fromCharCode(65 + index)}`);
    const { place } = await mount(fakeHost(a), withCompany(names, [], null, true));
    expect(place.querySelectorAll('.people-row li')).toHaveLength(6);
    expect(text(place)).toContain('The figures cover the first 8 people only; there are more.');
    await click(place, 'Show the first 8');
    expect(button(place, 'People').getAttribute('aria-selected')).toBe('true');
  });

  it('of an organisation without people and entries says both', async () => {
    const { place } = await mount(fakeHost(a), withCompany([], []));
    expect(text(place)).toContain('No one from this organisation is in the CRM yet.');
    expect(text(place)).toContain('Nothing logged yet');
  });
});

function withCompany(people: string[], entries: JoinedEntry[], next: string | null = null, more = false, figures = {}) {
  const api = fakeApi();
  const company = {
    people: people.map((name) => ({ ...line, id: `id-${name}`, name })),
    morePeople: more,
    summary: { correspondence: { mails: 7, firstMailAt: null, lastMailAt: null, meetings: 0, lastMeetingAt: null } },
    figures,
    timeline: { entries, next },
  };
  const one = profile({ kind: 'organisation', name: 'Ubuntu Canteens' });
  api.on('POST /api/card', (call) => cardOf(call, { people: [known('anna@one.example', { profile: one, company })] }));
  return api;
}

function joined(entry: Entry, ...names: string[]): JoinedEntry {
  return { entry, customers: names.map((name) => ({ id: `id-${name}`, name })) };
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
