import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { ConversationSize } from '../../api/types';
import type { Mail } from '../../host/host';
import { entry } from '../../state/cards';
import type { LogCalls } from './calls';
import { messageOf } from './logWork';

/** How far the logging of a whole conversation has come. */
export interface ConversationWork {
  readonly size: ConversationSize | null;
  readonly state: 'idle' | 'running' | 'done' | 'stopped' | 'failed';
  readonly logged: number;
  readonly already: number;
  readonly skipped: number;
  readonly problem: Problem | null;
}

const idle: ConversationWork = {
  size: null,
  state: 'idle',
  logged: 0,
  already: 0,
  skipped: 0,
  problem: null,
};

export type Conversation = ReturnType<typeof createConversation>;

/** Logs every mail of the open mail's conversation, a page at a time, and goes on when another mail is opened. */
export function createConversation(
  calls: LogCalls,
  mail: ReadonlySignal<Mail | null | undefined>,
  refresh: () => void,
) {
  const works = new Map<string, Signal<ConversationWork>>();
  const running = new Map<string, AbortController>();
  const none = signal(idle);
  const of = (id: string | null | undefined) => (id ? entry(works, id, idle) : none);
  const work = computed(() => of(mail.value?.internetMessageId).value);

  /** How many mails there are; asked once the card is there, because nobody waits for it. */
  async function measure(): Promise<void> {
    const message = await messageOf(mail.peek());
    if (message === null || of(message.internetMessageId).peek().size !== null) {
      return;
    }

    const answer = await calls.conversationSize(message);
    if (answer.ok) {
      const mine = of(message.internetMessageId);
      mine.value = { ...mine.peek(), size: answer.value };
    }
  }

  async function run(): Promise<void> {
    const message = await messageOf(mail.peek());
    if (message === null || running.has(message.internetMessageId)) {
      return;
    }

    const mine = of(message.internetMessageId);
    const stop = new AbortController();
    running.set(message.internetMessageId, stop);
    mine.value = { ...idle, size: mine.peek().size, state: 'running' };
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
      };
    } while (next !== null);

    running.delete(message.internetMessageId);
    refresh();
  }

  function stop(): void {
    running.get(mail.peek()?.internetMessageId ?? '')?.abort();
  }

  return { work, measure, run, stop };
}
