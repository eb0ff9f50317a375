import type { Metric, Scores, Summary } from '../../api/types';
import { usePane } from '../../state/pane';
import { ago, longTime, monthOrYear, shortDay } from '../../text/dates';
import { decimal, t } from '../../text/text';
import { metrics, mostOf } from '../feedback/metrics';
import './Sums.css';

/** Three figures, each with what it was counted from. */
export function Sums({ summary }: { readonly summary: Summary }) {
  const { now } = usePane();
  const asked = metrics
    .map((metric) => ({ metric, scores: summary.feedback[metric] }))
    .find((one): one is { metric: Metric; scores: Scores } => one.scores !== null);

  const last =
    [summary.lastMailAt, summary.lastMeetingAt]
      .filter((at) => at !== null)
      .sort()
      .at(-1) ?? null;
  const since =
    summary.firstMailAt === null ? t('who.nomails') : t('who.since', { date: monthOrYear(summary.firstMailAt, now()) });

  return (
    <dl class="sums">
      <div>
        <dt>{t('who.mails')}</dt>
        <dd title={summary.firstMailAt === null ? undefined : longTime(summary.firstMailAt)}>
          <b>{summary.mails}</b>
          <small>{summary.meetings > 0 ? t('who.meetings', { count: summary.meetings }) : since}</small>
        </dd>
      </div>
      <div>
        <dt>{t('who.last')}</dt>
        <dd title={last === null ? undefined : longTime(last)}>
          <b>{last === null ? '–' : ago(last, now())}</b>
          {last !== null && <small>{shortDay(last, now())}</small>}
        </dd>
      </div>
      <div>
        <dt>{asked === undefined ? t('who.feedback') : t('who.average', { metric: t(`feedback.${asked.metric}`) })}</dt>
        <dd>
          <b>
            {asked === undefined
              ? '–'
              : t('feedback.of', { score: decimal(asked.scores.average), most: mostOf(asked.metric) })}
          </b>
          <small>{asked === undefined ? t('who.nofeedback') : t('who.answers', { count: asked.scores.count })}</small>
        </dd>
      </div>
    </dl>
  );
}
