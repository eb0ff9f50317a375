import { signal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ConversationSize } from '../../api/types';
import { entry } from '../../state/cards';
import { usePane, type Pane } from '../../state/pane';
import { logCalls } from './calls';
import { Conversation } from './later';

/** Null until the mailbox has been asked; `unknown` where it did not tell. */
type Size = ConversationSize | 'unknown' | null;

const sizes = new WeakMap<Pane, Map<string, Signal<Size>>>();
const none = signal<Size>(null);

function sizeOf(pane: Pane, id: string | null): Signal<Size> {
  const known = sizes.get(pane) ?? new Map<string, Signal<Size>>();
  sizes.set(pane, known);
  return id === null ? none : entry<Size>(known, id, null);
}

/** How many mails there are; asked once the card is there, because nobody waits for it. */
async function measure(pane: Pane): Promise<void> {
  const message = await pane.messageOf(pane.opened.mail.peek());
  const size = sizeOf(pane, message?.internetMessageId ?? null);
  if (message !== null && (size.peek() === null || size.peek() === 'unknown')) {
    const answer = await pane.session.calls(logCalls).conversationSize(message);
    size.value = answer.ok ? answer.value : 'unknown';
  }
}

/** Logging the whole conversation. One mail is no conversation, and the button beside logs it: then nothing is fetched. */
export function Several() {
  const pane = usePane();
  const { mail, known } = pane.opened;
  const id = mail.value?.internetMessageId ?? null;
  const ready = known.value.people !== null;
  const size = sizeOf(pane, id).value;

  useEffect(() => {
    if (ready && id !== null) {
      void measure(pane);
    }
  }, [pane, id, ready]);

  if (size === null || (size !== 'unknown' && size.messages < 2 && !size.more)) {
    return null;
  }

  return <Conversation size={size === 'unknown' ? null : size} />;
}
