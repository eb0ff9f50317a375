import calendar from 'icon:calendar_ltr_16_regular';
import received from 'icon:mail_16_regular';
import other from 'icon:people_chat_16_regular';
import sent from 'icon:send_16_regular';
import type { Summary } from '../../api/types';
import { shortName } from '../../lib/people';
import { ago, longTime, monthOrYear, shortDay } from '../../text/dates';
import { names, whole } from '../../text/text';
import { lazy } from '../../ui/lazy';
import type { EntryLine, EntryOf, KeyFigure, Slice } from '../slice';
import { t } from './words';

const icons = { received, sent, other };

const nothing = { mails: 0, firstMailAt: null, lastMailAt: null, meetings: 0, lastMeetingAt: null };

const Detail = lazy(async () => (await import('./Detail')).Detail);

/** Emails and meetings: how many there are, when the last one was, and each one in the history. */
export const correspondence: Slice = {
  name: 'correspondence',
  keyFigures,
  history: {
    mail: { line: ofMail, Detail },
    meeting: { line: ofMeeting, Detail },
  },
};

function keyFigures(summary: Summary, now: Date): KeyFigure[] {
  const { mails, firstMailAt, lastMailAt, meetings, lastMeetingAt } = summary.correspondence ?? nothing;
  const last = [lastMailAt, lastMeetingAt]
    .filter((at) => at !== null)
    .sort()
    .at(-1);
  const since = firstMailAt === null ? t('who.nomails') : t('who.since', { date: monthOrYear(firstMailAt, now) });
  return [
    {
      label: t('who.mails'),
      value: whole(mails),
      basis: meetings > 0 ? t('who.meetings', { count: meetings }) : since,
      ...(firstMailAt !== null && { exact: longTime(firstMailAt) }),
    },
    {
      label: t('who.last'),
      ...(last === undefined
        ? { value: '–' }
        : { value: ago(last, now), basis: shortDay(last, now), exact: longTime(last) }),
    },
  ];
}

function ofMail({ mail }: EntryOf<'mail'>): EntryLine {
  return { ...ofMessage(mail), icon: icons[mail.direction], spoken: t(`history.${mail.direction}`) };
}

function ofMeeting({ mail, meeting }: EntryOf<'meeting'>): EntryLine {
  return { ...ofMessage(mail), icon: calendar, spoken: t('history.meeting'), isDay: meeting.isAllDay };
}

function ofMessage(mail: EntryOf<'mail'>['mail']): Pick<EntryLine, 'title' | 'who' | 'said' | 'attachments'> {
  return {
    title: mail.subject.trim() === '' ? t('history.nosubject') : mail.subject,
    who: t('history.loggedby', { names: names(mail.loggedBy.map((one) => shortName(one.name))) }),
    said: mail.preview,
    attachments: mail.attachments.filter((one) => !one.isInline).length,
  };
}
