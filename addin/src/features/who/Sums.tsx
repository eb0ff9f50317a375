import type { Scores, Summary } from '../../api/types';
import { usePane } from '../../state/pane';
import { ago, longTime, shortDay, shortMonth } from '../../text/dates';
import { decimal, t } from '../../text/text';
import './Sums.css';

const metrics = ['csat', 'nps', 'ces'] as const;

/** Three figures, each with what it was counted from. */
export function Sums({ summary }: { readonly summary: Summary }) {
  const { now } = usePane();
  const asked = metrics
    .map((metric) => ({ metric, scores: summary.feedback[metric] }))
    .find((one): one is { metric: (typeof metrics)[number]; scores: Scores } => one.scores !== null);

  return (
    <dl class="sums">
      <div>
        <dt>{t('who.mails')}</dt>
        <dd>
          <b>{summary.mails}</b>
          <small>
            {summary.firstMailAt === null
              ? t('who.nomails')
              : t('who.since', { date: shortMonth(summary.firstMailAt) })}
          </small>
        </dd>
      </div>
      <div>
        <dt>{t('who.last')}</dt>
        <dd title={summary.lastMailAt === null ? undefined : longTime(summary.lastMailAt)}>
          <b>{summary.lastMailAt === null ? '–' : ago(summary.lastMailAt, now())}</b>
          {summary.lastMailAt !== null && <small>{shortDay(summary.lastMailAt, now())}</small>}
        </dd>
      </div>
      <div>
        <dt>{t('who.feedback')}</dt>
        <dd>
          <b>{asked === undefined ? '–' : decimal(asked.scores.average)}</b>
          <small>
            {asked === undefined
              ? t('who.nofeedback')
              : t('who.answers', { metric: t(`feedback.${asked.metric}`), count: asked.scores.count })}
          </small>
        </dd>
      </div>
    </dl>
  );
}
