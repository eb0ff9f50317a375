import star from 'icon:star_16_regular';
import type { Summary } from '../../api/types';
import { longTime, shortDay, unbroken } from '../../text/dates';
import { decimal } from '../../text/text';
import { lazy } from '../../ui/lazy';
import type { EntryLine, EntryOf, KeyFigure, Slice } from '../slice';
import { mostOf } from './metrics';
import { newestOf } from './newest';
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
  history: {
    feedback: {
      plural: () => t('tab.feedback'),
      isIn: (summary) => newestOf(summary) !== null,
      line,
      Detail: lazy(async () => (await import('./Detail')).Detail),
    },
  },
};

function keyFigures(summary: Summary, now: Date): KeyFigure[] {
  const newest = newestOf(summary);
  if (newest === null) {
    return [{ label: t('who.feedback'), value: '–', basis: t('who.nofeedback') }];
  }

  const { metric, scores, before, way } = newest;
  const day = unbroken(shortDay(scores.latestAt, now));
  const compared = scores.before == null ? null : { score: scores.before.score, day: shortDay(scores.before.at, now) };
  return [
    {
      label: t(`who.${metric}`),
      value: t('feedback.of', { score: scores.latest, most: mostOf(metric) }),
      basis: before === null || way === null ? day : t('who.before', { day, score: before }),
      exact: [
        longTime(scores.latestAt),
        ...(compared === null ? [] : [t('who.compared', compared)]),
        ...(scores.count > 1 ? [t('who.average', { count: scores.count, score: decimal(scores.average) })] : []),
      ].join('\n'),
      ...(way !== null && { trend: { way, words: t(`who.${way}`) } }),
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
    ...(feedback.words === null && { by: feedback.recordedBy.name }),
    said: feedback.words,
  };
}
