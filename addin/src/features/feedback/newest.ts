import type { Metric, Scores, Summary } from '../../api/types';
import { metrics } from './metrics';

/** The answer that says how satisfied a customer is now, and how it compares with those before. */
export interface Newest {
  readonly metric: Metric;
  readonly scores: Scores;
  /** The mean of the answers before; null where there are none. */
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

  const { count, total, latest } = newest.scores;
  const before = count > 1 ? (total - latest) / (count - 1) : null;
  return { ...newest, before, way: before === null || before === latest ? null : latest > before ? 'up' : 'down' };
}
