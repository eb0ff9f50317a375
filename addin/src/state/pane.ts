import { signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { CustomerCard } from '../api/types';
import { logCalls } from '../features/correspondence/calls';
import { createLog } from '../features/correspondence/logWork';
import { createMailRules } from '../features/correspondence/mailRules';
import { createMessageOf } from '../features/correspondence/messageOf';
import { whose } from '../features/correspondence/whose';
import type { Slice } from '../features/slice';
import type { Host } from '../host/host';
import { cardCalls } from './calls';
import { createCards } from './cards';
import { createOpened } from './opened';
import type { Session } from './session';
import { createVisits } from './visit';
import type { Done } from '../ui/Toast';

export type Pane = ReturnType<typeof createPane>;

/** The tab that every card opens with. */
export const firstTab = 'history';

/** The state beside the open mail and the actions on the mail; the components only show them. */
export function createPane(host: Host, session: Session, slices: readonly Slice[]) {
  /** What is typed into the search before its code is there; null while nobody searches. */
  const searching = signal<string | null>(null);
  /** The settings are shown; they stay while other mails are opened, because of what is typed. */
  const setting = signal(false);
  const tab = signal<string>(firstTab);
  /** The address that has just been added; its card takes the focus. */
  const added = signal<string | null>(null);
  /** The customer who has just been erased. */
  const erased = signal<string | null>(null);
  /** What the user has just done, in words that everybody sees; each time a new object. */
  const done = signal<Done | null>(null);

  const cards = createCards(session.calls(cardCalls), session.now);
  const mailCalls = session.calls(logCalls);
  const rules = createMailRules(mailCalls);
  const messageOf = createMessageOf(host, session.me, rules);
  const opened = createOpened(
    host,
    cards,
    rules.known,
    (mail) => whose(mailCalls, messageOf, mail, session.now),
    session.now,
  );
  const refresh = () => void opened.refresh();
  const log = createLog(mailCalls, messageOf, cards, opened.mail, refresh);
  const visits = createVisits(session.calls(cardCalls));

  opened.onChanged(() => {
    // The card is waited for, so its request goes first.
    queueMicrotask(() => {
      void rules.load();
      void session.learnWho(false);
    });
    visits.close();
    searching.value = null;
    tab.value = firstTab;
    added.value = null;
    erased.value = null;
    done.value = null;
  });

  async function start(): Promise<void> {
    addEventListener('online', refresh);
    await opened.start();
  }

  /** The user asked for it: sign in if need be, then everything again. */
  async function again(): Promise<void> {
    await Promise.all([opened.refresh(true), session.learnWho(true), rules.load()]);
    visits.again();
  }

  /** Shows a change of one customer at once, wherever the customer is shown. */
  function patch(id: string, change: (customer: CustomerCard) => CustomerCard): void {
    cards.patch(id, change);
    visits.patch(id, change);
  }

  /** Asks again for every card that is shown, after a write that changed more than the API has answered. */
  function refreshAll(): void {
    refresh();
    visits.again();
  }

  /** A customer was erased: nothing the pane keeps shows them any more. */
  function forget(id: string): void {
    session.drafts.forget(id);
    cards.forget(id);
    if (visits.visit.peek()?.id === id) {
      visits.close();
    }

    added.value = null;
    tab.value = firstTab;
    erased.value = id;
    refresh();
  }

  /** Tells the user for a moment that something is done, and offers to undo it. */
  function tell(words: string, undo?: Done['undo']): void {
    done.value = { words, ...(undo !== undefined && { undo }) };
  }

  return {
    host,
    session,
    slices,
    opened,
    log,
    messageOf,
    rules,
    visits,
    searching,
    setting,
    tab,
    added,
    erased,
    done,
    tell,
    start,
    again,
    refresh,
    refreshAll,
    patch,
    forget,
  };
}

export const PaneContext = createContext<Pane | null>(null);

/** The pane a component is drawn in. */
export function usePane(): Pane {
  const pane = useContext(PaneContext);
  if (pane === null) {
    throw new Error('No PaneContext above');
  }

  return pane;
}
