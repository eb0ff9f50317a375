import calendar from 'icon:calendar_ltr_16_regular';
import received from 'icon:mail_16_regular';
import sent from 'icon:send_16_regular';
import type { Summary } from '../../api/types';
import { normal, shortName } from '../../lib/people';
import { bareSubject } from '../../lib/subject';
import { ago, longTime, monthOrYear, shortDay } from '../../text/dates';
import { whole } from '../../text/text';
import { lazy } from '../../ui/lazy';
import type { Around, EntryLine, EntryOf, KeyFigure, Slice, Thread } from '../slice';
import { sentenceOrFetch } from './later';
import { t } from './words';

const icons = { received, sent, other: received };

const nothing = { mails: 0, firstMailAt: null, lastMailAt: null, meetings: 0, lastMeetingAt: null };

const Detail = lazy(async () => (await import('./Detail')).Detail);

/** Emails and meetings: how many there are, when the last one was, and each one in the history. */
export const correspondence: Slice = {
  name: 'correspondence',
  keyFigures,
  history: {
    mail: {
      plural: () => t('history.mails'),
      isIn: ({ correspondence: counted }) => counted !== undefined && counted.mails > 0,
      line: ofMail,
      thread: threadOf,
      Detail,
    },
    meeting: {
      plural: () => t('history.meetings'),
      isIn: ({ correspondence: counted }) => counted !== undefined && counted.meetings > 0,
      line: ofMeeting,
      Detail,
    },
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

type MailEntry = EntryOf<'mail'>['mail'];

function ofMail({ mail }: EntryOf<'mail'>, around: Around): EntryLine {
  return { ...ofMessage(mail, around), icon: icons[mail.direction], spoken: spokenOf(mail) };
}

/** What somebody else wrote says from whom it is: another customer, a stranger, or somebody whose address is not in the CRM. */
function spokenOf({ direction, from }: MailEntry): string {
  const name = from === null || from.name === '' ? (from?.address ?? '') : from.name;
  return direction === 'other' && name !== ''
    ? t('history.by', { name })
    : t(`history.${direction === 'sent' ? 'sent' : 'received'}`);
}

function ofMeeting({ mail, meeting }: EntryOf<'meeting'>, around: Around): EntryLine {
  return { ...ofMessage(mail, around), icon: calendar, spoken: t('history.meeting'), isDay: meeting.isAllDay };
}

function ofMessage(mail: MailEntry, around: Around): Omit<EntryLine, 'icon'> {
  return {
    title: mail.subject.trim() === '' ? t('history.nosubject') : mail.subject,
    ...fromAndTo(mail, around),
    said: mail.said ?? sentenceOrFetch(mail.preview),
    attachments: mail.attachments.filter((one) => !one.isInline).length,
  };
}

/** Who wrote to whom. Whoever logged a received mail has it in the mailbox, so it went to them too. */
function fromAndTo(
  { direction, from, to, loggedBy }: MailEntry,
  { me, customer }: Around,
): Pick<EntryLine, 'from' | 'to'> {
  const isMe = from !== null && me !== null && normal(from.address) === normal(me.userName);
  const name = from === null || from.name === '' ? (from?.address ?? '') : shortName(from.name);
  const isMine =
    loggedBy.some((one) => one.userId === me?.objectId) ||
    (me !== null && to?.some(({ address }) => normal(address) === normal(me.userName)) === true);
  const [first = null] = [...(direction === 'sent' ? [] : (to ?? [])), ...loggedBy];
  const us = isMine ? t('history.you') : first === null ? '' : shortName(first.name);
  if (direction === 'sent') {
    return { from: isMe || name === '' ? us : name, to: customer };
  }

  return { from: name === '' ? customer : name, ...(direction === 'received' && us !== '' && { to: us }) };
}

function threadOf({ mail }: EntryOf<'mail'>): Thread | null {
  const { bare, isReply } = bareSubject(mail.subject);
  return bare === '' ? null : { subject: bare.toLowerCase(), conversation: mail.conversationId, isReply };
}
