import { afterEach, describe, expect, it } from 'vitest';
import type { CustomerCard, Deal, DealChance, ListedDeal } from '../../api/types';
import { cardOf, fakeApi, fakeHost, known, mail, problem } from '../../testing/fakes';
import { button, click, doing, field, hasButton, mount, submit, text, type, unmount } from '../../testing/mount';
import { bodyOf, draftOf } from './draft';
import { chanceWords, warnings } from './facts';
import { Board } from './boardLater';

const address = 'anna@one.example';
const id = `id-${address}`;
const path = `/api/customers/${id}/deals`;
const learned: DealChance = { value: 0.486, low: 0.3, high: 0.67, source: 'learned', won: 6, lost: 4, open: 2 };
const pipelines = {
  version: 'p1',
  pipelines: [
    {
      id: 'sales',
      name: 'Sales',
      stages: [
        { id: 'new', name: 'New', chance: 0.1, rottingDays: 14 },
        { id: 'proposal', name: 'Proposal', chance: 0.5, rottingDays: 21 },
      ],
    },
  ],
  lostReasons: ['Price', 'Other'],
};
const moved = { at: '2026-11-02T09:00:00Z', userId: 'm', by: 'Nikos', stageId: 'new', reason: null };

const deal = (over: Partial<Deal> = {}): Deal => ({
  id: 'd1',
  version: 'v1',
  customerId: id,
  title: 'Two grinders',
  people: ['p1'],
  pipelineId: 'sales',
  stageId: 'new',
  stage: 'New',
  state: 'open',
  amount: 1200,
  currency: 'EUR',
  setChance: null,
  chance: learned,
  closesOn: null,
  daysOverdue: null,
  owner: { userId: 'maria', name: 'Maria' },
  nextStep: null,
  nextStepOn: null,
  isNextStepDue: false,
  internetMessageId: null,
  lostReason: null,
  lostNote: null,
  openedAt: '2026-11-01T09:00:00Z',
  enteredAt: '2026-11-01T09:00:00Z',
  daysInStage: 16,
  isRotting: false,
  closedAt: null,
  recordedBy: { userId: 'maria', name: 'Maria', at: '2026-11-01T09:00:00Z' },
  changedBy: null,
  ...over,
});

afterEach(unmount);

describe('what is said of a deal', () => {
  it.each([
    [learned, 'chance 49% (30% to 67%), from 10 closed deals'],
    [
      { ...learned, source: 'tooFew' as const, won: 1, lost: 0 },
      'chance 49% (30% to 67%), a first guess: 1 closed deal so far',
    ],
    [{ ...learned, source: 'set' as const, low: null, high: null }, 'chance 49%, set by hand'],
  ])('its chance with interval and base', (chance, words) => expect(chanceWords(chance)).toBe(words));

  it('what speaks against it', () => {
    expect(warnings(deal())).toEqual([]);
    expect(warnings(deal({ daysOverdue: 1, isRotting: true }))).toEqual([
      '1 day past its close',
      'in New for 16 days, too long',
    ]);
  });

  it.each([0.35, 0.29, 0.575, 1, 0])('a chance of %s is shown and sent as it was', (setChance) => {
    const was = deal({ setChance });
    expect(bodyOf(draftOf(was, 'EUR'), was)).toMatchObject({ chance: setChance, people: ['p1'], amount: 1200 });
  });

  it('what is emptied is not sent', () => {
    expect(bodyOf({ ...draftOf(deal(), 'EUR'), amount: '' })).toEqual({ title: 'Two grinders' });
  });
});

describe('the deals of a customer', () => {
  it('are opened from the mail with one click, and taken back with one', async () => {
    const { place, api } = await open([], { subject: 'RE: Fwd: Grinders for the bar' });
    api.on(`POST ${path}`, () => deal({ title: 'Grinders for the bar', version: 'v7' }));
    await click(place, 'New deal');
    expect(api.bodies(`POST ${path}`)).toMatchObject([
      { deal: { title: 'Grinders for the bar', people: [] }, internetMessageId: '<a@mail>' },
    ]);
    expect(text(place)).toContain('Deal opened: Grinders for the bar');
    api.on(`DELETE ${path}/d1`, () => undefined);
    await click(place, 'Undo');
    expect(api.calls.find(({ method }) => method === 'DELETE')).toMatchObject({ version: 'v7' });
    expect(hasButton(place, 'Undo')).toBe(false);
  });

  it('are typed in where the mail says nothing', async () => {
    const { place, api } = await open([], { subject: '' });
    await click(place, 'New deal');
    await type(field(place, /^What it is about/), 'Machine');
    await type(field(place, /^Chance/), '40');
    api.on(`POST ${path}`, () => problem('invalid-request', 400, { errors: { 'deal.chance': ['From 0 to 1.'] } }));
    await submit(place);
    expect(text(place)).toContain('From 0 to 1.');
    expect(api.bodies(`POST ${path}`)).toMatchObject([{ deal: { title: 'Machine', chance: 0.4 } }]);
  });

  it('move with one click and back with one', async () => {
    const { place, api } = await open([deal()]);
    api.on(`POST ${path}/d1/move`, () => deal({ version: 'v2', stageId: 'proposal', stage: 'Proposal' }));
    await click(place, 'Move to Proposal');
    expect(text(place)).toContain('Moved to Proposal');
    const release = api.hold(`POST ${path}/d1/win`);
    await click(place, 'Won');
    expect(hasButton(place, 'Undo')).toBe(false);
    await doing(release);
    await click(place, 'Move to Proposal');
    await click(place, 'Undo');
    expect(api.calls.filter((call) => call.path.endsWith('/move')).map(({ version, body }) => [version, body])).toEqual(
      [
        ['v1', { stageId: 'proposal' }],
        ['v1', { stageId: 'proposal' }],
        ['v2', { stageId: 'new' }],
      ],
    );
  });

  it('are lost with a reason only, and reopened where they stood', async () => {
    const { place, api } = await open([deal()]);
    api.on(`POST ${path}/d1/lose`, () => deal({ version: 'v2', state: 'lost', lostReason: 'Price' }));
    api.on(`POST ${path}/d1/reopen`, () => deal({ version: 'v3' }));
    await click(place, 'Lost…');
    await submit(place);
    expect(api.bodies(`POST ${path}/d1/lose`)).toEqual([]);
    await choose(place, 'Why was it lost?', 'Price');
    await submit(place);
    expect(api.bodies(`POST ${path}/d1/lose`)).toEqual([{ reason: 'Price' }]);
    await click(place, 'Undo');
    expect(api.calls.find((call) => call.path.endsWith('/reopen'))).toMatchObject({
      version: 'v2',
      body: { stageId: 'new' },
    });
  });

  it('show what a colleague has made of them when they are stale', async () => {
    const { place, api } = await open([deal()]);
    api.on(`POST ${path}/d1/win`, () => problem('stale', 412, { body: { current: deal({ version: 'v9' }) } }));
    const asked = api.calls.filter((call) => call.method === 'GET' && call.path.startsWith(path)).length;
    await click(place, 'Won');
    expect(api.calls.filter((call) => call.method === 'GET' && call.path.startsWith(path)).length).toBe(asked + 1);
    expect(hasButton(place, 'Undo')).toBe(false);
  });

  it('open to every move, and close again', async () => {
    const { place, api } = await open([deal()]);
    api.on(`GET ${path}/d1`, () => ({
      deal: deal(),
      moves: [{ ...moved, kind: 'moved', from: 'Proposal', to: 'New' }],
      hasMore: false,
    }));
    await click(place, /^Two grinders/);
    expect(text(place)).toContain('Proposal → New');
    await choose(place, 'Stage', 'proposal');
    expect(api.bodies(`POST ${path}/d1/move`)).toEqual([{ stageId: 'proposal' }]);
  });

  it('are only shown to a reader', async () => {
    const { place } = await open([deal()], {}, {}, ['Crm.Reader']);
    expect(text(place)).toContain('Two grinders');
    expect(hasButton(place, 'New deal')).toBe(false);
    expect(hasButton(place, 'Won')).toBe(false);
  });

  it('stand on the card with stage and chance, and the proposal opens the tab', async () => {
    const figure = { ...deal({ isRotting: true }), amount: { value: 1200, currency: 'EUR' }, daysInStage: 16 };
    const { place } = await open(
      [deal()],
      {},
      {
        openItems: [
          { id: 'd1', kind: 'deal', title: 'Two grinders', dueOn: null, amount: null, state: 'new', link: null },
        ],
        figures: {
          deals: {
            today: '2026-11-17',
            deals: [figure],
            more: 0,
            actions: [
              { code: 'deal-rotting', weight: 40, number: 'Two grinders', days: 16, usualDays: 14, amount: null },
            ],
          },
        } as unknown as CustomerCard['figures'],
      },
    );
    expect(text(place.querySelector('.open-items') ?? place)).toContain(
      'New · chance 49% (30% to 67%), from 10 closed deals · in New for 16 days, too long',
    );
    await click(place, 'History');
    expect(hasButton(place, 'Move to Proposal')).toBe(false);
    await click(place, 'The deal “Two grinders” has stood in its stage for 16 days.');
    expect(hasButton(place, 'Move to Proposal')).toBe(true);
  });
});

describe('the board', () => {
  const listed = (n: number): ListedDeal => ({ customer: `Bar ${n}`, deal: deal({ id: `d${n}`, title: `Deal ${n}` }) });

  it('is asked for where no mail is open, says totals with their base, and opens a customer', async () => {
    const api = fakeApi();
    api.on('GET /api/deals/pipelines', () => pipelines);
    api.on('GET /api/deals/board', () => ({
      pipelineId: 'sales',
      today: '2026-11-17',
      home: 'EUR',
      columns: [
        {
          stageId: 'new',
          stage: 'New',
          chance: learned,
          total: {
            deals: 6,
            counted: 4,
            withoutAmount: 1,
            withoutRate: 1,
            sum: 1000,
            weighted: 486,
            low: 300,
            high: 670,
          },
          deals: [listed(1), listed(2)],
          hasMore: true,
        },
      ],
    }));
    api.on('GET /api/deals?limit=20&stageId=new', () => ({ deals: [1, 2, 3].map(listed), next: 'a b' }));
    api.on('GET /api/deals?limit=20&stageId=new&after=a%20b', () => ({ deals: [listed(4)], next: null }));
    await Board.fetch();
    const { place, pane } = await mount(fakeHost(null), api);
    expect(api.calls.some((call) => call.path.startsWith('/api/deals'))).toBe(false);
    await click(place, 'Show deals');
    expect(text(place)).toContain('New 6 deals');
    expect(text(place)).toContain(
      '€1,000.00, weighted €486.00 (€300.00 to €670.00) · from 4 amounts · 1 without an amount · 1 without an exchange rate',
    );
    await click(place, 'Show more');
    await click(place, 'Show more');
    const titles = [...place.querySelectorAll('.deal-line b')].map((one) => one.textContent);
    expect(titles).toEqual(['Deal 1', 'Deal 2', 'Deal 3', 'Deal 4']);
    await click(place, /^Deal 3/);
    expect(pane.visits.visit.value).toMatchObject({ id, name: 'Bar 3' });
    expect(pane.tab.value).toBe('deals');
  });

  it('lists what is overdue, of the user alone', async () => {
    const api = fakeApi();
    api.on('GET /api/deals/pipelines', () => pipelines);
    api.on('GET /api/deals?', () => ({ deals: [], next: null }));
    await Board.fetch();
    const { place } = await mount(fakeHost(null), api, <Board />);
    await choose(place, 'Show', 'overdue');
    expect(text(place)).toContain('No such deals');
    await choose(place, 'Whose', 'mine');
    expect(api.calls.at(-1)?.path).toBe('/api/deals?limit=20&only=overdue&ownerId=maria');
  });
});

async function choose(place: ParentNode, label: string, value: string) {
  const select = field<HTMLSelectElement>(place, label);
  await doing(() => {
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

async function open(
  deals: Deal[],
  opened: Parameters<typeof mail>[2] = {},
  over: Partial<CustomerCard> = {},
  roles = ['Crm.Sales'],
) {
  const api = fakeApi();
  api.on('GET /api/me', () => ({ name: 'Maria', userName: 'm@c', objectId: 'maria', tenantId: 'contoso', roles }));
  api.on('POST /api/card', (call) => cardOf(call, { people: [known(address, over)] }));
  api.on(`GET ${path}`, () => ({ deals, count: deals.length }));
  api.on('GET /api/deals/pipelines', () => pipelines);
  await import('./facts');
  const mounted = await mount(fakeHost(mail('a', address, opened)), api);
  await click(mounted.place, button(mounted.place, /^Deals/).textContent);
  return { ...mounted, api };
}
