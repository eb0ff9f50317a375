import { lazy } from '../../ui/lazy';

/** Comes after the card, because its size is asked of the mailbox. */
export const Conversation = lazy(async () => (await import('./Conversation')).Conversation);

export const NeverList = lazy(async () => (await import('./NeverList')).NeverList);
