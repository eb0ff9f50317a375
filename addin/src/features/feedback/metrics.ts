import type { Metric } from '../../api/types';

/** The scales: CSAT 1–5, NPS 0–10, CES 1–7. */
const scales: Readonly<Record<Metric, readonly [least: number, most: number]>> = {
  csat: [1, 5],
  nps: [0, 10],
  ces: [1, 7],
};

export const metrics: readonly Metric[] = ['csat', 'nps', 'ces'];

export function mostOf(metric: Metric): number {
  return scales[metric][1];
}

export function scoresOf(metric: Metric): number[] {
  const [least, most] = scales[metric];
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}
