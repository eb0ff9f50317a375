import type { Metric, Scores, Summary } from '../../api/types';
import { metrics } from './metrics';

/** The answer that says how satisfied a customer is now, and how it compares with the answer before. */
export interface Newest {
  readonly metric: Metric;
  readonly scores: Scores;
  /** The score before; null where there is none. */
  readonly before: number | null;
  readonly way: 'up' | 'down' | null;
}

/** The newest answer to any question; an average of years would hide that a customer has just become dissatisfied. */
export function newestOf(summary: Summary): Newest | null {
  const [newest] = metrics
    .flatMap((metric) => {
      const scores = summary.feedback?.[metric] ?? null;
      return scores === null ? [] : [{ metric, scores }];
    })
    .sort((a, b) => Date.parse(b.scores.latestAt) - Date.parse(a.scores.latestAt));
  if (newest === undefined) {
    return null;
  }

  const { latest } = newest.scores;
  const before = newest.scores.before?.score ?? null;
  return { ...newest, before, way: before === null || before === latest ? null : latest > before ? 'up' : 'down' };
}
