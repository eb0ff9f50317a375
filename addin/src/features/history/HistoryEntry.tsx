import attach from 'icon:attach_16_regular';
import calendar from 'icon:calendar_ltr_16_regular';
import chevron from 'icon:chevron_down_16_regular';
import received from 'icon:mail_16_regular';
import other from 'icon:people_chat_16_regular';
import sent from 'icon:send_16_regular';
import star from 'icon:star_16_regular';
import { useId, useState } from 'preact/hooks';
import type { Entry } from '../../api/types';
import { shortName } from '../../lib/people';
import { usePane } from '../../state/pane';
import { longDay, longTime, momentOf, shortDay, shortTime } from '../../text/dates';
import { names, t } from '../../text/text';
import { Icon } from '../../ui/Icon';
import { lazy } from '../../ui/lazy';
import { mostOf } from '../feedback/metrics';

const way = { received, sent, other };

const EntryText = lazy(async () => (await import('./EntryText')).EntryText);

interface Properties {
  readonly customerId: string;
  readonly entry: Entry;
}

/** One line of the history; it opens to everything that is kept. */
export function HistoryEntry({ customerId, entry }: Properties) {
  const { now } = usePane();
  const [open, setOpen] = useState(false);
  const details = useId();
  const { mail, feedback } = entry;
  const isDays = entry.meeting?.isAllDay === true;
  const attachments = mail?.attachments.filter((one) => !one.isInline).length ?? 0;

  return (
    <li class={`entry${open ? ' open' : ''}`}>
      <button
        type="button"
        aria-expanded={open ? 'true' : 'false'}
        aria-controls={details}
        onClick={() => setOpen(!open)}
      >
        <span class={`entry-icon ${entry.kind}`}>
          <Icon size={16} paths={iconOf(entry)} />
        </span>
        <span class="entry-title" dir="auto">
          {mail !== null && (
            <span class="hidden-text">
              {t(entry.meeting == null ? `history.${mail.direction}` : 'history.meeting')}:{' '}
            </span>
          )}
          {titleOf(entry)}
        </span>
        <time dateTime={entry.at} title={isDays ? longDay(entry.at) : longTime(entry.at)}>
          {attachments > 0 && (
            <>
              <Icon size={16} paths={attach} />
              <span class="hidden-text">{t('history.attachments', { count: attachments })}, </span>
            </>
          )}
          {isDays ? shortDay(momentOf(entry), now()) : shortTime(entry.at, now())}
        </time>
        <span class="entry-line">{lineOf(entry)}</span>
        <Icon size={16} paths={chevron} />
      </button>
      <div id={details} hidden={!open}>
        {open && mail !== null && <EntryText customerId={customerId} entry={entry} mail={mail} />}
        {open && feedback !== null && (
          <div class="entry-text">
            {feedback.words !== null && (
              <p class="words" dir="auto">
                {feedback.words}
              </p>
            )}
            <p class="quiet">
              {t('history.recordedby', { names: feedback.recordedBy.name })} · {longTime(feedback.recordedBy.at)}
            </p>
          </div>
        )}
      </div>
    </li>
  );
}

function iconOf({ mail, feedback, meeting }: Entry): string {
  if (feedback !== null) {
    return star;
  }

  return meeting == null ? way[mail?.direction ?? 'received'] : calendar;
}

function titleOf({ mail, feedback }: Entry): string {
  if (feedback !== null) {
    return t('history.feedback', {
      metric: t(`feedback.${feedback.metric}`),
      score: feedback.score,
      most: mostOf(feedback.metric),
    });
  }

  return mail === null || mail.subject.trim() === '' ? t('history.nosubject') : mail.subject;
}

function lineOf({ mail, feedback }: Entry) {
  const who =
    mail === null ? (feedback?.recordedBy.name ?? '') : names(mail.loggedBy.map((one) => shortName(one.name)));
  const said = mail === null ? feedback?.words : mail.preview;
  return (
    <>
      <bdi class="entry-who">{mail === null ? who : t('history.loggedby', { names: who })}</bdi>
      {said && (
        <>
          <span class="entry-dot">{' · '}</span>
          <bdi class="entry-said">{said}</bdi>
        </>
      )}
    </>
  );
}
