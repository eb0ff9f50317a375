import { useEffect, useRef } from 'preact/hooks';
import type { ConversationSize } from '../../api/types';
import { usePane } from '../../state/pane';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import type { Pane } from '../../state/pane';
import { logCalls } from './calls';
import { createConversation, type Conversation as Work, type ConversationWork } from './conversationWork';
import './Conversation.css';
import { t } from './conversation.words';

export interface ConversationProperties {
  /** How many mails the conversation has; null where the mailbox did not tell it. */
  readonly size: ConversationSize | null;
}

/** What is done goes on when another email is opened. */
const works = new WeakMap<Pane, Work>();

function workOf(pane: Pane): Work {
  const { session, messageOf, opened, refresh } = pane;
  const work = works.get(pane) ?? createConversation(session.calls(logCalls), messageOf, opened.mail, refresh);
  works.set(pane, work);
  return work;
}

/** Logging every mail of the conversation: how far it has come, what came of it. */
export function Conversation({ size }: ConversationProperties) {
  const pane = usePane();
  const { opened } = pane;
  const conversation = workOf(pane);
  const work = conversation.work.value;
  const id = opened.mail.value?.internetMessageId ?? null;

  // Another button undoes the open email alone.
  const truth = opened.truth.value;
  const before = useRef<{ readonly id: string | null; readonly entryIds: readonly string[] }>({ id, entryIds: [] });
  useEffect(() => {
    if (truth === null && before.current.id === id && before.current.entryIds.length > 0 && work.state === 'done') {
      conversation.takenBack(before.current.entryIds);
    }

    before.current = { id, entryIds: truth?.entries.map((one) => one.entryId) ?? [] };
  }, [conversation, id, truth, work.state]);

  // Said where it moves nothing below.
  const undo = async () => {
    await conversation.undo();
    const { undone } = conversation.work.peek();
    if (undone !== null) {
      pane.tell(t('conversation.undone', { count: undone }));
    }
  };

  if (work.state === 'running') {
    const done = work.logged + work.already + work.skipped;
    const total = size === null || size.more ? null : Math.max(size.messages, done);
    return (
      <div class="conversation">
        <p role="status">
          {total === null ? t('conversation.sofar', { count: done }) : t('conversation.progress', { done, total })}
        </p>
        <progress aria-label={t('conversation.busy')} {...(total !== null && { value: done, max: total })} />
        <Button small onClick={conversation.stop}>
          {t('conversation.stop')}
        </Button>
      </div>
    );
  }

  if (work.state === 'undoing') {
    return (
      <Button small busy>
        {t('conversation.undoing')}
      </Button>
    );
  }

  const isWhole = work.state === 'done' && !isShort(work, size);
  return (
    <div class="conversation">
      {!isWhole && (
        <Button small onClick={() => void conversation.run()}>
          {label(size)}
        </Button>
      )}
      <div role="status" class="conversation-result">
        {work.state !== 'idle' && (
          <p class="quiet">
            {result(work, size)}
            {work.entries.length > 0 && (
              <Button look="link" onClick={() => void undo()}>
                {t(work.already > 0 ? 'conversation.undo.new' : 'conversation.undo', { count: undoable(work) })}
              </Button>
            )}
          </p>
        )}
      </div>
      {work.problem !== null && <ProblemNote problem={work.problem} onRetry={() => void conversation.run()} />}
    </div>
  );
}

function label(size: ConversationSize | null): string {
  if (size === null) {
    return t('conversation.button');
  }

  return t(size.more ? 'conversation.more' : 'conversation.sized', { count: size.messages });
}

/** How many mails an undo takes back: one that is under several customers is one. */
function undoable({ logged, entries }: ConversationWork): number {
  return logged > 0 ? Math.min(logged, entries.length) : entries.length;
}

/** Some are not logged although the work came to its end: they were taken back since. */
function isShort({ logged, already, skipped }: ConversationWork, size: ConversationSize | null): boolean {
  return size !== null && !size.more && logged + already + skipped < size.messages;
}

function result(work: ConversationWork, size: ConversationSize | null): string {
  const { state, logged, already, skipped } = work;
  if (state === 'done' && skipped === 0 && logged + already > 0 && !isShort(work, size)) {
    return t('conversation.all', { count: logged + already });
  }

  const parts = logged > 0 || already + skipped === 0 ? [t('conversation.logged', { count: logged })] : [];
  if (already > 0) {
    parts.push(t('conversation.already', { count: already }));
  }

  if (skipped > 0) {
    parts.push(t('conversation.skipped', { count: skipped }));
  }

  return `${state === 'stopped' ? `${t('conversation.stopped')} ` : ''}${parts.join(', ')}.`;
}
