import { describe, expect, it } from 'vitest';
import type { Scores } from '../../api/types';
import { newestOf } from './newest';

describe('the newest answer', () => {
  const none = { csat: null, nps: null, ces: null };

  it.each([
    ['falls below the one before', [scores(3, '2026-10-11', 3, 13, 5)], 5, 'down'],
    ['rises above the one before', [scores(5, '2026-10-11', 3, 11, 3)], 3, 'up'],
    ['rises above the one before, though the average is higher', [scores(4, '2026-10-11', 3, 11, 2)], 2, 'up'],
    ['falls below the one before, though the average is lower', [scores(4, '2026-10-11', 4, 11, 5)], 5, 'down'],
    ['is the same as the one before, whatever came earlier', [scores(4, '2026-10-11', 3, 9, 4)], 4, null],
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

function scores(latest: number, day: string, count: number, total: number, earlier: number | null = null): Scores {
  const before = earlier === null ? null : { score: earlier, at: '2026-02-01T09:00:00Z' };
  return { count, total, average: total / count, latest, latestAt: `${day}T09:00:00Z`, before };
}
