import { afterEach, expect, it } from 'vitest';
import type { Entry, OpenItem } from './api/types';
import type { EntryKind, Slice } from './features/slice';
import { slices } from './slices';
import { cardOf, fakeApi, fakeHost, known, mail, mailEntry } from './testing/fakes';
import { click, hasButton, mount, text, unmount } from './testing/mount';
import { lazy } from './ui/lazy';

const anna = 'anna@one.example';
const a = mail('a', anna);
const visit = { id: 'v1', kind: 'visit', at: '2026-11-10T09:00:00Z' } as unknown as Entry;

/** The API's document does not name this kind, as it would the kind of a real slice. */
const kinds: Readonly<Record<string, EntryKind<Entry>>> = {
  visit: {
    plural: () => 'Visits',
    line: ({ id }) => ({ icon: 'M0 0', title: `Visit ${id}`, from: 'Nikos', said: 'Coffee was good' }),
    Detail: lazy(() => Promise.resolve(({ entry }) => <p>All about {entry.id}</p>)),
  },
};

/** A slice made of nothing but itself. */
const visits: Slice = {
  name: 'visits',
  tabs: [
    {
      id: 'visits',
      title: () => 'Visits',
      isFor: ({ profile }) => profile.kind === 'person',
      Content: lazy(() => Promise.resolve(() => <p>Every visit</p>)),
    },
  ],
  openItems: { visit: { icon: 'M0 0' } },
  keyFigures: () => [{ label: 'Visits', value: '7', basis: 'this year' }],
  history: kinds,
};

afterEach(unmount);

it('draws a tab, the figures and the history of a slice that is only listed', async () => {
  const { place } = await mount(fakeHost(a), withEntries(visit), undefined, undefined, [...slices, visits]);
  expect(text(place.querySelector('.sums') ?? place)).toContain('Visits7this year');
  expect(text(place)).toContain('Visit v1');
  await click(place, /Visit v1/);
  expect(text(place)).toContain('All about v1');
  await click(place, 'Visits');
  expect(text(place)).toContain('Every visit');
});

it('shows an entry of a kind that no slice knows, which does not open', async () => {
  const { place } = await mount(fakeHost(a), withEntries(visit, mailEntry('2', '2026-11-09T09:00:00Z')));
  expect(text(place)).toContain('This version of the pane cannot show this entry');
  expect(hasButton(place, /cannot show/)).toBe(false);
  expect(text(place)).toContain('Subject 2');
});

it('lists the open items of every slice: what is late, what it is about, a few at first', async () => {
  const item = (id: string, over: Partial<OpenItem> = {}): OpenItem => ({
    id,
    kind: 'visit',
    title: `Item ${id}`,
    dueOn: null,
    amount: null,
    state: 'open',
    link: null,
    ...over,
  });
  const openItems = [
    item('1', { dueOn: '2026-11-05', amount: { value: 1240, currency: 'EUR' } }),
    item('2', { dueOn: '2026-11-17', kind: 'unheard-of' }),
    item('3', { dueOn: '2026-12-01', amount: { value: 5, currency: 'points' } }),
    item('4'),
  ];
  const api = fakeApi();
  const people = [known(anna, { openItems, moreOpenItems: true })];
  api.on('POST /api/card', (call) => cardOf(call, { people }));
  const { place } = await mount(fakeHost(a), api, undefined, undefined, [...slices, visits]);
  const list = () => text(place.querySelector('.open-items') ?? place);
  expect(list()).toContain('Item 1€1,240.0012 days late');
  expect(list()).toContain('Item 2due today');
  expect(list()).toContain('Item 35 pointsdue 1 Dec');
  expect(place.querySelectorAll('.open-items .late')).toHaveLength(1);
  expect(list()).not.toContain('Item 4');
  await click(place, 'Show the first 4');
  expect(list()).toContain('Item 4');
  expect(list()).toContain('There are more open items.');
});

it('gives every tab and every kind of entry to one slice', () => {
  const ids = slices.flatMap(({ tabs = [] }) => tabs.map((one) => one.id));
  const kinds = slices.flatMap(({ history = {} }) => Object.keys(history));
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(new Set(slices.map(({ name }) => name)).size).toBe(slices.length);
});

function withEntries(...entries: Entry[]) {
  const api = fakeApi();
  api.on('POST /api/card', (call) => cardOf(call, { people: [known(anna, { timeline: { entries, next: null } })] }));
  return api;
}
