import { afterEach, describe, expect, it } from 'vitest';
import { cardOf, fakeApi, fakeHost, known, mail, problem } from '../../testing/fakes';
import { button, click, doing, field, hasButton, mount, submit, text, type, unmount } from '../../testing/mount';

const a = mail('a', 'anna@one.example');
const path = '/api/customers/id-anna@one.example/feedback';
const at = '2026-11-10T09:00:00Z';
const recorded = {
  id: 'f1',
  version: '1',
  metric: 'csat',
  score: 4,
  words: 'Good',
  at,
  recordedBy: { userId: 'maria', name: 'Maria', at },
  internetMessageId: null,
};

afterEach(unmount);

describe('feedback', () => {
  it('shows latest, average and how many', async () => {
    const { place } = await open([recorded]);
    expect(text(place.querySelector('.scores') ?? place)).toContain(
      'Satisfaction (CSAT)4.6 of 5 9 answers, latest 5, 10 Nov',
    );
    expect(text(place.querySelector('.sums') ?? place)).toContain('Satisfaction5 of 5, rising10 Nov, was 3');
  });

  it('is recorded with its words, tied to the open mail, once however often it is sent', async () => {
    const { place, api } = await open([]);
    expect(text(place)).toContain('No feedback yet');
    expect(button(place, 'Save feedback').getAttribute('aria-disabled')).toBe('true');
    await choose(place, 'NPS');
    await choose(place, '10');
    await type(field(place, 'Their comment'), 'Would buy again');
    api.on(`POST ${path}`, () => problem('timeout', 0));
    await submit(place);
    api.on(`POST ${path}`, () => ({ ...recorded, metric: 'nps', score: 10, words: 'Would buy again' }));
    await submit(place);
    const bodies = api.bodies(`POST ${path}`) as { id: string }[];
    expect(bodies[1]).toMatchObject({
      metric: 'nps',
      score: 10,
      words: 'Would buy again',
      internetMessageId: '<a@mail>',
    });
    expect(bodies[0]?.id).toBe(bodies[1]?.id);
    expect(text(place.querySelector('.feedback-item') ?? place)).toContain('NPS 10 of 10');
  });

  it('of an organisation shows the answers of its people, which its figures count', async () => {
    const entry = (id: string, day: number, score: number, words: string | null) => ({
      id,
      kind: 'feedback' as const,
      at: `2026-11-${day}T09:00:00Z`,
      feedback: { ...recorded, id, score, words },
    });
    const scores = { average: 3, count: 3, latest: 2, latestAt: at };
    const api = fakeApi();
    const lena = { id: 'lena', name: 'Lena Weiß' };
    const own = { id: 'id-anna@one.example', name: 'Anna' };
    api.on('POST /api/card', (call) =>
      cardOf(call, {
        people: [
          known('anna@one.example', {
            company: {
              people: [],
              morePeople: false,
              summary: {
                correspondence: { mails: 7, firstMailAt: null, lastMailAt: null, meetings: 0, lastMeetingAt: null },
                feedback: { csat: scores },
              },
              figures: {},
              timeline: {
                entries: [
                  { customers: [lena], entry: entry('p1', 12, 2, null) },
                  { customers: [own], entry: entry('f1', 11, 4, 'Good') },
                ],
                next: 'after',
              },
            } as never,
          }),
        ],
      }),
    );
    api.on(`GET ${path}`, () => ({ feedback: [], next: null }));
    api.on('GET /api/customers/id-anna@one.example/people/timeline', () => ({
      entries: [{ customers: [lena], entry: entry('p2', 10, 3, 'Late') }],
      next: null,
    }));
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Feedback');
    expect(api.calls.some((call) => call.path.includes('/people/timeline?limit=20&after=after&kind=feedback'))).toBe(
      true,
    );
    expect(text(place.querySelector('.scores') ?? place)).toContain('3.0 of 5 3 answers, latest 2');
    expect(text(place)).not.toContain('No feedback yet');
    expect([...place.querySelectorAll('.feedback-item')].map(text)).toEqual([
      'CSAT 2 of 5Thu 09:00Lena WeißRecorded by Maria',
      'CSAT 3 of 510 NovLateLena WeißRecorded by Maria',
    ]);
  });

  it('has the scale of its question', async () => {
    const { place } = await open([]);
    const scale = () =>
      [...(place.querySelectorAll('.choice')[1]?.querySelectorAll('label') ?? [])].map(text).join(' ');
    expect(scale()).toBe('1 2 3 4 5');
    await choose(place, 'NPS');
    expect(scale()).toBe('0 1 2 3 4 5 6 7 8 9 10');
    await choose(place, 'CES');
    expect(scale()).toBe('1 2 3 4 5 6 7');
  });

  it('is corrected under its version', async () => {
    const { place, api } = await open([recorded]);
    api.on(`PUT ${path}/f1`, (call) => ({ ...recorded, ...(call.body as object), version: '2' }));
    await click(place, 'Edit');
    const item = place.querySelector('.feedback-item') ?? place;
    await choose(item, '2');
    await submit(item);
    expect(api.calls.find((call) => call.method === 'PUT')).toMatchObject({
      version: '1',
      body: { metric: 'csat', score: 2, words: 'Good' },
    });
    expect(text(item)).toContain('CSAT 2 of 5');
  });

  it('shows how it stands when somebody corrected it meanwhile, and keeps what was typed', async () => {
    const { place, api } = await open([recorded]);
    api.on(`PUT ${path}/f1`, () =>
      problem('stale', 412, { body: { current: { ...recorded, version: '2', score: 1 } } }),
    );
    await click(place, 'Edit');
    const item = place.querySelector('.feedback-item') ?? place;
    await choose(item, '3');
    await submit(item);
    expect(text(item)).toContain('CSAT 1 of 5');
    expect(text(item)).toContain('Someone else has just edited this');
    await submit(item);
    expect(api.calls.findLast((call) => call.method === 'PUT')?.version).toBe('2');
  });

  it('shows older scores on request, and keeps what is shown when they cannot be read', async () => {
    const { place, api } = await open([recorded], 'end of the page');
    const older = `GET ${path}?after=end of the page`;
    api.on(older, () => problem('timeout', 0));
    await click(place, 'Show more');
    expect(place.querySelectorAll('.feedback-item').length).toBe(1);
    api.on(older, () => ({ feedback: [recorded, { ...recorded, id: 'f2', words: 'Long ago' }], next: null }));
    await click(place, 'Show more');
    expect(place.querySelectorAll('.feedback-item').length).toBe(2);
    expect(text(place)).toContain('Long ago');
    expect(hasButton(place, 'Show more')).toBe(false);
  });

  it('is removed after a second thought', async () => {
    const { place, api } = await open([recorded]);
    api.on(`DELETE ${path}/f1`, () => undefined);
    await click(place, 'Remove');
    await click(place, 'Keep');
    expect(api.calls.some((call) => call.method === 'DELETE')).toBe(false);
    await click(place, 'Remove');
    await click(place, 'Remove');
    expect(api.calls.find((call) => call.method === 'DELETE')?.version).toBe('1');
    expect(hasButton(place, 'Edit')).toBe(false);
  });
});

async function open(feedback: unknown[], next: string | null = null) {
  const api = fakeApi();
  const scores = {
    count: 9,
    average: 4.6,
    latest: 5,
    latestAt: at,
    total: 41,
    before: { score: 3, at: '2026-10-02T09:00:00Z' },
  };
  api.on('POST /api/card', (call) =>
    cardOf(call, {
      people: [known('anna@one.example', { summary: { feedback: { csat: scores, nps: null, ces: null } } })],
    }),
  );
  api.on(`GET ${path}`, () => ({ feedback, next }));
  const { place } = await mount(fakeHost(a), api);
  await click(place, 'Feedback');
  return { place, api };
}

async function choose(place: ParentNode, label: string) {
  const found = [...place.querySelectorAll('.choice label')].find((one) => text(one) === label);
  await doing(() => found?.querySelector('input')?.click());
}
