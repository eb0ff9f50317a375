import star from 'icon:star_16_regular';
import type { Metric, Scores, Summary } from '../../api/types';
import { decimal } from '../../text/text';
import { lazy } from '../../ui/lazy';
import type { EntryLine, EntryOf, KeyFigure, Slice } from '../slice';
import { metrics, mostOf } from './metrics';
import { t } from './words';

/** What customers say about us: a tab to record it, the average on the card, each answer in the history. */
export const feedback: Slice = {
  name: 'feedback',
  tabs: [
    {
      id: 'feedback',
      title: () => t('tab.feedback'),
      Content: lazy(async () => (await import('./Feedback')).Feedback),
    },
  ],
  keyFigures,
  history: { feedback: { line, Detail: lazy(async () => (await import('./Detail')).Detail) } },
};

function keyFigures(summary: Summary): KeyFigure[] {
  const asked = metrics
    .map((metric) => ({ metric, scores: summary.feedback?.[metric] ?? null }))
    .find((one): one is { metric: Metric; scores: Scores } => one.scores !== null);
  return [
    asked === undefined
      ? { label: t('who.feedback'), value: '–', basis: t('who.nofeedback') }
      : {
          label: t('who.average', { metric: t(`feedback.${asked.metric}`) }),
          value: t('feedback.of', { score: decimal(asked.scores.average), most: mostOf(asked.metric) }),
          basis: t('who.answers', { count: asked.scores.count }),
        },
  ];
}

function line({ feedback }: EntryOf<'feedback'>): EntryLine {
  return {
    icon: star,
    accent: true,
    title: t('history.feedback', {
      metric: t(`feedback.${feedback.metric}`),
      score: feedback.score,
      most: mostOf(feedback.metric),
    }),
    who: feedback.recordedBy.name,
    said: feedback.words,
  };
}
