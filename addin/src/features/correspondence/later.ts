import { signal } from '@preact/signals';
import type { firstSentence } from '../../lib/greeting';
import { lazy } from '../../ui/lazy';
import type { ConversationProperties } from './Conversation';
import type { UnreadProperties } from './Unread';

/** Comes after the card, for a mail that is not alone in its conversation. */
export const Conversation = lazy<ConversationProperties>(async () => (await import('./Conversation')).Conversation);

export const Unread = lazy<UnreadProperties>(async () => (await import('./Unread')).Unread);

export const NeverList = lazy(async () => (await import('./NeverList')).NeverList);

const sentence = signal<typeof firstSentence | null>(null);
let asked: Promise<void> | null = null;

/** Fetches what finds the first sentence of a mail whose entry does not hold it. */
export function learnSentences(): Promise<void> {
  return (asked ??= import('../../lib/greeting').then(
    (greeting) => {
      sentence.value = greeting.firstSentence;
    },
    () => {
      asked = null;
    },
  ));
}

/** The first sentence of a preview; the whole preview until the code is there that finds the sentence. */
export function sentenceOrFetch(preview: string): string {
  if (sentence.value === null && preview !== '') {
    void learnSentences();
  }

  return sentence.value?.(preview) ?? preview;
}
