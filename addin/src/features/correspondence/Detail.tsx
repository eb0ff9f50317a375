import attach from 'icon:attach_16_regular';
import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import type { Participant } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { useCalls, useSession } from '../../state/session';
import { clock, longDay, longTime } from '../../text/dates';
import { fileSize, names } from '../../text/text';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { ProblemNote } from '../notice/later';
import type { DetailProperties, EntryOf } from '../slice';
import { detailCalls } from './calls';
import { t, type Key } from './detail.words';
import { t as said } from './words';

type Message = EntryOf<'mail'> | EntryOf<'meeting'>;

const few = 5;

/** A logged mail or meeting in full: people, attachments and its text, as text and never as markup. */
export function Detail({ customerId, entry }: DetailProperties<Message>) {
  const { openLink } = useSession();
  const calls = useCalls(detailCalls);
  const { id, mail } = entry;
  const load = useCallback((signal: AbortSignal) => calls.entry(customerId, id, signal), [calls, customerId, id]);
  const { value, problem, again } = useLoaded(load);
  const read = value.value?.detail ?? null;
  const attachments = (read?.attachments ?? mail.attachments).filter((one) => !one.isInline);
  const { webLink } = mail;
  const meeting = entry.kind === 'meeting' ? entry.meeting : null;
  const label = (ofMail: Key, ofMeeting: Key) => t(meeting === null ? ofMail : ofMeeting);
  return (
    <div class="entry-text">
      <dl>
        {meeting !== null && <Fact label={t('history.when')}>{whenOf(entry.at, meeting)}</Fact>}
        {meeting !== null && meeting.place !== '' && (
          <Fact label={t('history.where')}>
            <bdi>{meeting.place}</bdi>
          </Fact>
        )}
        {mail.from !== null && <People label={label('history.from', 'history.organiser')} people={[mail.from]} />}
        {read !== null && <People label={label('history.to', 'history.invited')} people={read.to} />}
        {read !== null && <People label={label('history.cc', 'history.optional')} people={[...read.cc, ...read.bcc]} />}
      </dl>
      {attachments.length > 0 && (
        <ul class="attachments" aria-label={t('history.attachments', { count: attachments.length })}>
          {attachments.map((one, index) => (
            <li key={index}>
              <Icon size={16} paths={attach} />
              <bdi>{one.name}</bdi>
              <span class="quiet">{fileSize(one.size)}</span>
            </li>
          ))}
        </ul>
      )}
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={again} />}
      {read === null && problem.value === null && <p class="quiet">{t('history.reading')}</p>}
      {read !== null && (
        <p class="words" dir="auto">
          {read.text.trim() === '' ? t('history.notext') : read.text.trim()}
        </p>
      )}
      {read?.textTruncated === true && <p class="quiet">{t('history.cut')}</p>}
      <p class="quiet">
        {mail.loggedBy.map((one) => said('log.by', { names: one.name, at: longTime(one.at) })).join(' · ')}
      </p>
      {webLink?.startsWith('https://') === true && (
        <Button look="link" onClick={() => openLink(webLink)}>
          {t('history.open')}
        </Button>
      )}
    </div>
  );
}

function People({ label, people }: { readonly label: string; readonly people: readonly Participant[] }) {
  if (people.length === 0) {
    return null;
  }

  const shown = people.slice(0, few).map((one) => (one.name === '' ? one.address : one.name));
  const rest = people.length - shown.length;
  return (
    <Fact label={label} title={people.map((one) => one.address).join('\n')}>
      <bdi>{names(rest > 0 ? [...shown, t('list.more', { count: rest })] : shown)}</bdi>
    </Fact>
  );
}

interface FactProperties {
  readonly label: string;
  readonly title?: string;
  readonly children: ComponentChildren;
}

function Fact({ label, title, children }: FactProperties) {
  return (
    <div>
      <dt>{label}</dt>
      <dd title={title}>{children}</dd>
    </div>
  );
}

/** Days are written as their midnight in UTC, and are the same days everywhere; their end is the midnight after the last. */
function whenOf(at: string, { endsAt, isAllDay }: EntryOf<'meeting'>['meeting']): string {
  if (isAllDay) {
    const last = new Date(Date.parse(endsAt) - 1).toISOString();
    const [from, to] = [longDay(at), longDay(last)];
    return from === to ? from : t('history.until', { from, to });
  }

  const sameDay = new Date(at).toDateString() === new Date(endsAt).toDateString();
  return t('history.until', { from: longTime(at), to: sameDay ? clock(new Date(endsAt)) : longTime(endsAt) });
}
