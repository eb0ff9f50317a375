import calendarAdd from 'icon:calendar_add_20_regular';
import check from 'icon:checkmark_circle_20_filled';
import mailAdd from 'icon:mail_add_20_regular';
import type { MailTruth } from '../../api/types';
import { useEffect, useReducer } from 'preact/hooks';
import { shortName } from '../../lib/people';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { longTime, shortTime } from '../../text/dates';
import { names } from '../../text/text';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { Icon } from '../../ui/Icon';
import { ProblemNote } from '../notice/later';
import './Log.css';
import { Never } from './Never';
import { Several } from './Several';
import { t } from './words';

/** Where the names stand in the sentence: they alone are cut where the pane is narrow. */
const hole = '\uFFFC';

/** As early as the API takes a meeting. */
const earlyMs = 15 * 60_000;

/** Longer than this no pane stays open, and no timer runs. */
const longestWaitMs = 24 * 3_600_000;

/** True while a meeting has not begun; changes on its own when the meeting begins. */
function useAhead(start: Date | null, now: Date): boolean {
  const left = start === null ? 0 : start.getTime() - earlyMs - now.getTime();
  const again = useReducer<number, undefined>((turn) => turn + 1, 0)[1];
  useEffect(() => {
    const timer = left > 0 && left < longestWaitMs ? setTimeout(() => again(undefined), left + 1) : undefined;
    return () => clearTimeout(timer);
  }, [left, again]);
  return left > 0;
}

interface Properties {
  /** Another button beside it is the one that is meant first. */
  readonly second?: boolean;
}

/** Logging the open mail or meeting, and the truth about it. */
export function Log({ second = false }: Properties) {
  const pane = usePane();
  const { canWrite, now } = useSession();
  const { mail, known, truth, partial } = pane.opened;
  const block = useKeptFocus<HTMLElement>();
  const { doing, problem, note, leftOut } = pane.log.work.value;
  const open = mail.value;
  const people = known.value.people;
  const ahead = useAhead(open?.start ?? null, now());
  if (!open) {
    return null;
  }

  if (open.mode === 'compose') {
    return canWrite.value ? <p class="log quiet">{t('compose.note')}</p> : null;
  }

  const isMeeting = open.mode === 'meeting';
  if (open.cancelled === true && !truth.value) {
    return <p class="log quiet">{t('meeting.cancelled')}</p>;
  }

  if (ahead) {
    return canWrite.value ? <p class="log quiet">{t('meeting.ahead')}</p> : null;
  }

  if (open.itemId === null || open.internetMessageId === null) {
    return <p class="log quiet">{t(isMeeting ? 'meeting.noid' : 'log.noid')}</p>;
  }

  const isNever = open.never != null;
  const isRead = open.unread === undefined;
  const button = t(isMeeting ? 'meeting.log' : 'log.button');

  // The API knows everybody on the mail, the pane perhaps not.
  const nobody =
    !partial.value && people?.every((person) => person.customer === null) === true && !truth.value && note === null;
  if (nobody) {
    return null;
  }

  return (
    <section class="log" ref={block} tabIndex={-1} aria-label={button}>
      <div role="status">
        {truth.value && <Logged truth={truth.value} />}
        {note === 'badge-failed' && <p class="quiet">{t('log.badge.failed')}</p>}
        {truth.value && leftOut > 0 && <p class="quiet">{t('log.leftout', { count: leftOut })}</p>}
      </div>
      {!truth.value && !canWrite.value && <p class="quiet">{t('log.readonly')}</p>}
      {canWrite.value && !truth.value && isNever && <NeverNote />}
      {canWrite.value && !truth.value && !isNever && isRead && (
        <Button
          look={second ? 'plain' : 'primary'}
          busy={doing === 'logging'}
          disabled={people === null}
          onClick={() => void pane.log.log()}
        >
          {doing !== 'logging' && <Icon paths={isMeeting ? calendarAdd : mailAdd} />}
          {doing === 'logging' ? t('log.busy') : button}
        </Button>
      )}
      {problem !== null && (
        // The button above is the one to try again with.
        <ProblemNote problem={problem} onSignIn={() => void pane.again()} />
      )}
      <Never>{isRead && <Several />}</Never>
    </section>
  );
}

/** Why the open email is not logged, before anybody tries. */
export function NeverNote() {
  const never = usePane().opened.mail.value?.never ?? null;
  return never === null ? null : <p class="quiet">{t(never.forEverybody ? 'log.never.company' : 'log.never.mine')}</p>;
}

function Logged({ truth }: { readonly truth: MailTruth }) {
  const pane = usePane();
  const { canWrite, isManager, me, now } = useSession();
  const { doing } = pane.log.work.value;
  const { loggedBy } = truth;
  const first = loggedBy[0];
  const mine = loggedBy.some((one) => one.userId === me.value?.objectId);
  // Short names fit on the line; a name that is cut would leave a hole before the comma.
  const who = names(loggedBy.map((one) => shortName(one.name)));
  const [before, after] = (
    loggedBy.length === 1 && first !== undefined
      ? t('log.by', { names: hole, at: shortTime(first.at, now()) })
      : t('history.loggedby', { names: hole })
  ).split(hole);
  const words = `${before ?? ''}${names(loggedBy.map((one) => one.name))}${after ?? ''}`;

  // Said where it moves nothing below.
  const undo = async () => {
    if (await pane.log.undo()) {
      pane.tell(t('log.undone'));
    }
  };

  return (
    <div class="logged">
      <Icon paths={check} />
      <span class="logged-by" title={first === undefined ? words : `${words}\n${longTime(first.at)}`}>
        {before}
        <bdi>{who}</bdi>
        {after}
      </span>
      {canWrite.value && (mine || isManager.value) && (
        <Button look="link" busy={doing === 'undoing'} onClick={() => void undo()}>
          {t(doing === 'undoing' ? 'log.undoing' : 'log.undo')}
        </Button>
      )}
      {canWrite.value && me.value !== null && !mine && !isManager.value && (
        <Button look="link" busy={doing === 'logging'} onClick={() => void pane.log.log()}>
          {t('log.too')}
        </Button>
      )}
    </div>
  );
}
