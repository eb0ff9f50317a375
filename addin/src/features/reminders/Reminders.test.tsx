import { afterEach, describe, expect, it } from 'vitest';
import type { CustomerCard, Entry, OpenItem } from '../../api/types';
import { cardOf, fakeApi, fakeHost, known, mail, problem } from '../../testing/fakes';
import { button, click, doing, field, hasButton, mount, submit, text, type, unmount } from '../../testing/mount';
import { until } from '../../testing/until';
import { nextDay, nextMonday } from './draft';

const anna = 'anna@one.example';
const path = `/api/customers/id-${anna}`;
const by = { userId: 'maria', name: 'Maria', at: '2026-11-10T09:00:00Z' };
const note = { id: 'n1', text: 'Likes tea', writtenBy: by, editedBy: null };
const task = {
  id: 't1',
  text: 'Call back',
  dueOn: '2026-11-14',
  owner: { userId: 'maria', name: 'Maria' },
  internetMessageId: null,
  addedBy: by,
  doneBy: null,
};
const talk = {
  id: 'c1',
  kind: 'call',
  at: by.at,
  with: null,
  outcome: 'noAnswer',
  note: null,
  recordedBy: by,
  editedBy: null,
};
const item: OpenItem = {
  id: 't1',
  kind: 'task',
  title: 'Call back',
  dueOn: '2026-11-14',
  amount: null,
  state: 'open',
  link: null,
};
const action = { code: 'task-overdue', weight: 73, number: null, days: 3, usualDays: null, amount: null };
const late: Partial<CustomerCard> = {
  openItems: [item],
  figures: {
    reminders: {
      today: '2026-11-17',
      due: [{ id: 't1', text: 'Call back', dueOn: '2026-11-14', owner: 'Maria' }],
      actions: [action],
    },
  },
};

afterEach(unmount);

describe('a note', () => {
  it('is written in one click and a shortcut, once however often it is sent', async () => {
    const { place, api } = await open();
    await click(place, 'Note');
    expect(document.activeElement).toBe(field(place, 'Note'));
    expect(button(place, 'Save').getAttribute('aria-disabled')).toBe('true');
    await type(field(place, 'Note'), ' Likes tea ');
    api.on(`POST ${path}/notes`, () => problem('timeout', 0));
    await control(field(place, 'Note'), 'Enter');
    api.on(`POST ${path}/notes`, () => ({ ...note, version: '1' }));
    await control(field(place, 'Note'), 'Enter');
    const bodies = api.bodies(`POST ${path}/notes`) as { id: string }[];
    expect(bodies).toEqual([bodies[0], bodies[0]]);
    expect(bodies[0]).toMatchObject({ text: 'Likes tea' });
    expect(text(place)).toContain('Note saved');
    expect(hasButton(place, 'Remind me')).toBe(true);
  });

  it('stays when another mail is opened, and Escape closes only what holds nothing', async () => {
    const { place, host } = await open();
    await click(place, 'Note');
    await doing(
      () => void field(place, 'Note').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    );
    expect(text(place)).toContain('NoteRemind me');
    await click(place, 'Note');
    await type(field(place, 'Note'), 'Half a sentence');
    await doing(
      () => void field(place, 'Note').dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    );
    await doing(() => host.open(mail('b', 'bela@two.example')));
    await until(() => expect(hasButton(place, 'Remind me')).toBe(true));
    await doing(() => host.open(mail('a', anna)));
    await until(() => expect(hasButton(place, 'Save')).toBe(true));
    expect(field<HTMLTextAreaElement>(place, 'Note').value).toBe('Half a sentence');
  });

  it('is edited under its version, also after somebody else has edited it', async () => {
    const { place, api } = await open({ timeline: entries('note', { note }) });
    api.on(`GET ${path}/notes/n1`, () => ({ ...note, version: '1' }));
    api.on(`PUT ${path}/notes/n1`, () =>
      problem('stale', 412, { body: { current: { ...note, text: 'Likes coffee', version: '2' } } }),
    );
    await click(place, /Likes tea/);
    await click(place, 'Edit');
    await type(field(place, 'Note'), 'Likes milk');
    await submit(place);
    expect(text(place)).toContain('Someone else has just changed this.');
    expect(field<HTMLTextAreaElement>(place, 'Note').value).toBe('Likes coffee');
    api.on(`PUT ${path}/notes/n1`, () => ({ ...note, version: '3' }));
    await submit(place);
    const calls = api.calls.filter(({ method }) => method === 'PUT');
    expect(calls.map(({ version }) => version)).toEqual(['1', '2']);
  });

  it('is removed after a question', async () => {
    const { place, api } = await open({ timeline: entries('note', { note }) });
    api.on(`GET ${path}/notes/n1`, () => ({ ...note, version: '7' }));
    api.on(`DELETE ${path}/notes/n1`, () => undefined);
    await click(place, /Likes tea/);
    await click(place, 'Remove');
    await click(place, 'Keep');
    await click(place, 'Remove');
    await click(place, 'Remove');
    expect(api.calls.find(({ method }) => method === 'DELETE')).toMatchObject({ version: '7' });
    expect(text(place)).toContain('Note removed');
  });
});

describe('a task', () => {
  it('begins with what the mail is about, is due tomorrow or on another day, and knows the mail', async () => {
    const { place, api } = await open({}, mail('a', anna, { subject: 'Re: Fwd: Spare parts' }));
    api.on(`POST ${path}/tasks`, () => ({ ...task, version: '1' }));
    await click(place, 'Remind me');
    expect(field(place, 'Remind me to').value).toBe('Spare parts');
    await submit(place);
    await click(place, 'Remind me');
    await click(place, 'Next week');
    await submit(place);
    expect(api.bodies(`POST ${path}/tasks`)).toMatchObject([
      { text: 'Spare parts', dueOn: '2026-11-18', internetMessageId: '<a@mail>' },
      { dueOn: '2026-11-23' },
    ]);
    expect(text(place)).toContain('Task saved, due 23 Nov');
  });

  it.each([
    ['Mark as done: Call back', 'done', {}, 'reopen', {}],
    ['Put off to 18 Nov: Call back', 'put-off', { dueOn: '2026-11-18' }, 'put-off', { dueOn: '2026-11-14' }],
  ])('is dealt with by one click, which can be undone: %s', async (name, route, body, back, before) => {
    const { place, api } = await open(late);
    await until(() => expect(text(place.querySelector('.next-actions') ?? place)).toContain('Call back: 3 days late'));
    api.on(`POST ${path}/tasks/t1`, () => ({ ...task, version: '2' }));
    api.on('POST /api/card', (call) => cardOf(call));
    // It is proposed as the next thing to do, and not shown a second time among the open items.
    expect(place.querySelector('.open-items')).toBeNull();
    await click(place.querySelector('.next-actions') ?? place, name);
    expect(place.querySelector('.next-actions')).toBeNull();
    await click(place, 'Undo');
    expect(api.calls.filter((call) => call.path.includes('/tasks/t1')).map((call) => [call.path, call.body])).toEqual([
      [`${path}/tasks/t1/${route}`, body],
      [`${path}/tasks/t1/${back}`, before],
    ]);
    expect(text(place)).toContain('Undone');
  });

  it('stays where it is when it cannot be marked as done, and says why', async () => {
    const { place, api } = await open(late);
    api.on(`POST ${path}/tasks/t1/done`, () => problem('storage-unavailable', 503));
    await click(place.querySelector('.next-actions') ?? place, /Mark as done/);
    expect(text(place)).toContain('The CRM cannot reach its storage right now.');
    expect(place.querySelectorAll('.next-actions li')).toHaveLength(1);
  });

  it('that is not among the proposals stays among the open items, with its buttons', async () => {
    const other = { ...item, id: 't2', title: 'Send prices', dueOn: '2026-11-30' };
    const { place, api } = await open({ ...late, openItems: [item, other] });
    expect([...place.querySelectorAll('.open-items li')].map(text)).toEqual(['Send pricesdue 30 Nov']);
    api.on(`POST ${path}/tasks/t2`, () => ({ ...task, id: 't2', version: '2' }));
    await click(place.querySelector('.open-items') ?? place, 'Mark as done: Send prices');
    expect(api.calls.some((call) => call.path === `${path}/tasks/t2/done`)).toBe(true);
  });

  it('is read but not dealt with by a reader', async () => {
    const api = fakeApi();
    api.on('GET /api/me', () => ({ name: 'Reza', userName: 'r', objectId: 'r', tenantId: 't', roles: ['Crm.Reader'] }));
    const { place } = await open(late, undefined, api);
    expect(text(place)).toContain('Call back');
    expect(hasButton(place, /Mark as done|Note|Remind me/)).toBe(false);
  });

  it('is put off to tomorrow, or to the day after its own', () => {
    const now = new Date(2026, 11, 31, 23, 30);
    expect(['2026-12-01', '2026-12-31', '2027-01-01', '2027-02-28'].map((day) => nextDay(day, now))).toEqual([
      '2027-01-01',
      '2027-01-01',
      '2027-01-02',
      '2027-03-01',
    ]);
    expect([0, 1, 2, 5, 6].map((day) => nextMonday(new Date(2026, 10, 15 + day)))).toEqual([1, 7, 6, 3, 2]);
  });
});

describe('a call or meeting', () => {
  it('is recorded with its outcome and stands in the history', async () => {
    const { place, api } = await open({ timeline: entries('talk', { talk }) });
    expect(text(place)).toContain('Call, no answer');
    api.on(`POST ${path}/talks`, () => ({ ...talk, version: '1' }));
    await click(place, 'Call or meeting');
    await type(field(place, 'Call or meeting?'), 'meeting');
    await type(field(place, 'Outcome'), 'putOff');
    await type(field(place, 'With'), 'the owner');
    await submit(place);
    expect(api.bodies(`POST ${path}/talks`)[0]).toMatchObject({
      kind: 'meeting',
      outcome: 'putOff',
      with: 'the owner',
      at: new Date(2026, 10, 17, 12, 0).toISOString(),
    });
  });
});

describe('my day', () => {
  it('lists my tasks by due day where no mail is open, opens their customers, and goes on', async () => {
    const api = fakeApi();
    const mine = (id: string, when: string, dueOn: string) => ({
      customerId: 'c',
      customerName: 'Béla Kis',
      id,
      text: `Task ${id}`,
      dueOn,
      when,
    });
    api.on('GET /api/me/tasks', ({ path: asked }) =>
      asked.includes('after')
        ? { today: '2026-11-17', tasks: [mine('3', 'later', '2026-12-24')], next: null }
        : {
            today: '2026-11-17',
            tasks: [mine('1', 'overdue', '2026-11-16'), mine('2', 'today', '2026-11-17')],
            next: 'n',
          },
    );
    const { place } = await mount(fakeHost(null), api);
    await click(place, 'Show more');
    const day = place.querySelector('.my-day') ?? place;
    expect([...day.querySelectorAll('h2')].map(text)).toEqual(['Overdue', 'Today', 'Later']);
    expect(text(day)).toContain('Task 1Béla Kis16 Nov');
    api.on('POST /api/customers/c/tasks/2/done', () => ({ ...task, version: '2' }));
    await click(place, 'Mark as done: Task 2');
    expect(api.calls.filter(({ path: asked }) => asked === '/api/me/tasks')).toHaveLength(2);
    await click(day, 'Béla Kis');
    expect(api.calls.some(({ path: asked }) => asked === '/api/customers/c')).toBe(true);
  });

  it('leaves the place to the usual words where nothing is to be done', async () => {
    const { place } = await mount(fakeHost(null), fakeApi());
    expect(text(place)).toContain('Select a message or a meeting');
    expect(place.querySelector('.my-day')).toBeNull();
  });
});

function entries(kind: string, over: object): CustomerCard['timeline'] {
  return { entries: [{ id: 'e1', kind, at: by.at, ...over } as unknown as Entry], next: null };
}

async function open(over: Partial<CustomerCard> = {}, first = mail('a', anna), api = fakeApi()) {
  api.on('POST /api/card', (call) =>
    cardOf(call, { people: (call.body as { addresses: string[] }).addresses.map((one) => known(one, over)) }),
  );
  const host = fakeHost(first);
  const { place } = await mount(host, api);
  return { place, api, host };
}

async function control(box: HTMLElement, key: string): Promise<void> {
  await doing(
    () => void box.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey: true, bubbles: true, cancelable: true })),
  );
}
