import { describe, expect, it } from 'vitest';
import type { Scores } from '../../api/types';
import { newestOf } from './newest';

describe('the newest answer', () => {
  const none = { csat: null, nps: null, ces: null };

  it.each([
    ['falls below those before', [scores(3, '2026-10-11', 3, 13)], 5, 'down'],
    ['rises above those before', [scores(5, '2026-10-11', 3, 11)], 3, 'up'],
    ['is the same as those before', [scores(4, '2026-10-11', 2, 8)], 4, null],
    ['is the only one', [scores(4, '2026-10-11', 1, 4)], null, null],
  ] as const)('%s', (_, [csat], before, way) => {
    expect(newestOf({ feedback: { ...none, csat } })).toMatchObject({ metric: 'csat', before, way });
  });

  it('is the newest of all questions, not the first that exists', () => {
    const feedback = {
      csat: scores(3, '2026-03-03', 1, 3),
      nps: scores(8, '2026-05-01', 2, 17),
      ces: scores(5, '2026-10-11', 1, 5),
    };
    expect(newestOf({ feedback })?.metric).toBe('ces');
  });

  it('is none where nobody has answered', () => {
    expect(newestOf({})).toBeNull();
    expect(newestOf({ feedback: none })).toBeNull();
  });
});

function scores(latest: number, day: string, count: number, total: number): Scores {
  return { count, total, average: total / count, latest, latestAt: `${day}T09:00:00Z` };
}
