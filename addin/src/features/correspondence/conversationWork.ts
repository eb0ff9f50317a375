import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { UndoRequest } from '../../api/types';
import type { Mail } from '../../host/host';
import { entry } from '../../state/cards';
import type { LogCalls } from './calls';
import type { MessageOf } from './messageOf';

/** How far the logging of a whole conversation has come. */
export interface ConversationWork {
  readonly state: 'idle' | 'running' | 'undoing' | 'done' | 'stopped' | 'failed';
  readonly logged: number;
  readonly already: number;
  readonly skipped: number;
  /** What the last run logged, of each email one entry: *Undo* takes it back. */
  readonly entries: readonly UndoRequest[];
  /** How many emails *Undo* has just taken back; null where nothing was undone. */
  readonly undone: number | null;
  readonly problem: Problem | null;
}

/** As many as the API takes at once. */
const mostUndone = 200;

const idle: ConversationWork = {
  state: 'idle',
  logged: 0,
  already: 0,
  skipped: 0,
  entries: [],
  undone: null,
  problem: null,
};

export type Conversation = ReturnType<typeof createConversation>;

/** Logs every mail of the open mail's conversation, a page at a time, and goes on when another mail is opened. */
export function createConversation(
  calls: LogCalls,
  messageOf: MessageOf,
  mail: ReadonlySignal<Mail | null | undefined>,
  refresh: () => void,
) {
  const works = new Map<string, Signal<ConversationWork>>();
  const running = new Map<string, AbortController>();
  const none = signal(idle);
  const of = (id: string | null | undefined) => (id ? entry(works, id, idle) : none);
  const work = computed(() => of(mail.value?.internetMessageId).value);

  async function run(): Promise<void> {
    const message = await messageOf(mail.peek());
    if (message === null || running.has(message.internetMessageId)) {
      return;
    }

    const mine = of(message.internetMessageId);
    const stop = new AbortController();
    running.set(message.internetMessageId, stop);
    mine.value = { ...idle, state: 'running' };
    let next: string | null = null;
    do {
      const answer: Awaited<ReturnType<LogCalls['logConversation']>> = await calls.logConversation(
        { ...message, ...(next !== null && { next }) },
        stop.signal,
      );
      if (!answer.ok) {
        const stopped = answer.problem.type === 'aborted';
        mine.value = {
          ...mine.peek(),
          state: stopped ? 'stopped' : 'failed',
          problem: stopped ? null : answer.problem,
        };
        break;
      }

      const so = mine.peek();
      next = answer.value.next;
      mine.value = {
        ...so,
        state: next === null ? 'done' : 'running',
        logged: so.logged + answer.value.logged,
        already: so.already + answer.value.already,
        skipped: so.skipped + answer.value.skipped,
        entries: [...so.entries, ...answer.value.entries.map(({ customerId, entryId }) => ({ customerId, entryId }))],
      };
    } while (next !== null);

    running.delete(message.internetMessageId);
    refresh();
  }

  /** Takes back what the last run has logged, and nothing that was logged before. */
  async function undo(): Promise<void> {
    const open = mail.peek();
    const mine = of(open?.internetMessageId);
    const { entries, state } = mine.peek();
    if (entries.length === 0 || state === 'running' || state === 'undoing') {
      return;
    }

    mine.value = { ...mine.peek(), state: 'undoing', problem: null };
    let undone = 0;
    for (let from = 0; from < entries.length; from += mostUndone) {
      const answer = await calls.undoConversation({ entries: [...entries.slice(from, from + mostUndone)] });
      if (!answer.ok) {
        mine.value = { ...mine.peek(), state: 'failed', entries: entries.slice(from), problem: answer.problem };
        break;
      }

      undone += answer.value.undone;
    }

    if (mine.peek().state === 'undoing') {
      mine.value = { ...idle, undone };
    }

    refresh();
  }

  /** The open email has been taken back by itself: the others stay logged, and so does the offer to undo them. */
  function takenBack(entryIds: readonly string[]): void {
    const mine = of(mail.peek()?.internetMessageId);
    const so = mine.peek();
    const entries = so.entries.filter((one) => !entryIds.includes(one.entryId));
    const wasLogged = entries.length < so.entries.length;
    mine.value = {
      ...so,
      logged: Math.max(0, so.logged - (wasLogged ? 1 : 0)),
      already: Math.max(0, so.already - (wasLogged ? 0 : 1)),
      entries,
    };
  }

  function stop(): void {
    running.get(mail.peek()?.internetMessageId ?? '')?.abort();
  }

  return { work, run, undo, takenBack, stop };
}
