import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import { truthKey, type Mail } from '../../host/host';
import { entry, type Cards } from '../../state/cards';
import type { LogCalls } from './calls';
import type { MessageOf } from './messageOf';

/** What is being done about one message or meeting, by its id: another never shows it. */
export interface LogWork {
  readonly doing: 'nothing' | 'logging' | 'undoing';
  readonly problem: Problem | null;
  readonly note: 'undone' | 'badge-failed' | null;
  /** How many customers on it are beyond those that it was logged under. */
  readonly leftOut: number;
}

const idle: LogWork = { doing: 'nothing', problem: null, note: null, leftOut: 0 };

export type Log = ReturnType<typeof createLog>;

/** Logging the open mail or meeting, and taking it back. What is shown as logged has been confirmed by the API. */
export function createLog(
  calls: LogCalls,
  messageOf: MessageOf,
  cards: Cards,
  mail: ReadonlySignal<Mail | null | undefined>,
  refresh: () => void,
) {
  const works = new Map<string, Signal<LogWork>>();
  const none = signal(idle);
  const of = (id: string | null | undefined) => (id ? entry(works, id, idle) : none);
  const keyOf = (item: Mail | null | undefined) => (item ? truthKey(item) : null);
  const work = computed(() => of(keyOf(mail.value)).value);
  const isBusy = (id: string) => of(id).peek().doing !== 'nothing';

  /** Logs the mail that was open when the user asked for it. */
  async function log(asked = mail.peek()): Promise<void> {
    const message = await messageOf(asked);
    const id = keyOf(asked);
    if (message === null || id === null || isBusy(id)) {
      return;
    }

    const { itemId, mailbox } = message;
    const start = asked?.start ?? null;
    const mine = of(id);
    mine.value = { ...idle, doing: 'logging' };
    const answer = await (start === null
      ? calls.log(message)
      : calls.logMeeting({ itemId, start: start.toISOString(), ...(mailbox !== undefined && { mailbox }) }));
    if (!answer.ok) {
      mine.value = { ...idle, problem: answer.problem };
      return;
    }

    const { entries, loggedBy, badge, leftOut } = answer.value;
    cards.tell(id, { entries, loggedBy });
    asked?.showLogged?.(true);
    mine.value = { ...idle, note: badge === 'failed' ? 'badge-failed' : null, leftOut };
    refresh();
  }

  /** True once the entry is no longer the user's. */
  async function undo(): Promise<boolean> {
    const asked = mail.peek();
    const id = keyOf(asked);
    const entryOf = id === null ? undefined : cards.truthOf(id).peek()?.entries[0];
    if (id === null || entryOf === undefined || isBusy(id)) {
      return false;
    }

    const mine = of(id);
    mine.value = { ...idle, doing: 'undoing' };
    // The API looks whether the mail that is open is the one that was logged.
    const message = asked?.mode === 'meeting' ? null : await messageOf(asked);
    const answer = await calls.undo({ customerId: entryOf.customerId, entryId: entryOf.entryId, ...message });
    if (!answer.ok) {
      mine.value = { ...idle, problem: answer.problem };
      return false;
    }

    const { loggedBy } = answer.value;
    const { entries } = cards.truthOf(id).peek() ?? { entries: [] };
    cards.tell(id, loggedBy.length === 0 ? null : { loggedBy, entries });
    asked?.showLogged?.(loggedBy.length > 0);
    mine.value = { ...idle, note: 'undone' };
    refresh();
    return true;
  }

  return { work, log, undo };
}
