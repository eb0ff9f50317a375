import { computed, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createApi } from '../api/api';
import type { Call, Send } from '../api/client';
import type { CustomerCard, Me } from '../api/types';
import type { Host } from '../host/host';
import { createCards } from './cards';
import { createConversation } from './conversation';
import { createFailures } from './diagnostics';
import { createDrafts } from './drafts';
import { createLog } from './log';
import { createOpened } from './opened';
import { createVisits, type ShownCustomer } from './visit';

export type Tab = 'history' | 'profile' | 'feedback' | 'people';

export type Pane = ReturnType<typeof createPane>;

export interface PaneParts {
  readonly host: Host;
  readonly send: Send;
  readonly version: string;
  readonly now?: () => Date;
}

/** Everything the pane knows and can do; the components only show it. */
export function createPane({ host, send, version, now = () => new Date() }: PaneParts) {
  const signedOut = signal(false);
  const me = signal<Me | null>(null);
  const searching = signal(false);
  const tab = signal<Tab>('history');
  /** The address that has just been added; its card takes the focus. */
  const added = signal<string | null>(null);
  /** A customer has just been erased. */
  const erased = signal(false);
  const failures = createFailures(now);

  const watched: Send = async <T>(call: Call) => {
    const answer = await send<T>(call);
    if (answer.ok) {
      signedOut.value = false;
    } else if (answer.problem.type !== 'aborted') {
      failures.add(call, answer.problem);
      // Only the want of a token signs out; a failing server never does.
      signedOut.value ||= answer.problem.type === 'sign-in-needed';
    }

    return answer;
  };

  const api = createApi(watched);
  const cards = createCards(api, now);
  const opened = createOpened(host, cards);
  const refresh = () => void opened.refresh();
  const log = createLog(api, cards, opened.mail, refresh);
  const conversation = createConversation(api, opened.mail, refresh);
  const visits = createVisits(api);
  const drafts = createDrafts();

  const canWrite = computed(() => me.value?.roles.some((role) => role !== 'Crm.Reader') ?? true);
  const isManager = computed(() => me.value?.roles.some((role) => /^Crm\.(Manager|Admin)$/.test(role)) ?? false);

  opened.onChanged(() => {
    visits.close();
    searching.value = false;
    tab.value = 'history';
    added.value = null;
    erased.value = false;
  });

  async function learnWho(interactive: boolean): Promise<void> {
    const answer = me.peek() === null ? await api.me(interactive) : null;
    if (answer?.ok) {
      me.value = answer.value;
    }
  }

  async function start(): Promise<void> {
    addEventListener('online', refresh);
    const first = opened.start();
    await learnWho(false);
    await first;
  }

  /** The user asked for it: sign in if need be, then everything again. */
  async function again(): Promise<void> {
    await Promise.all([opened.refresh(true), learnWho(true)]);
    visits.again();
  }

  /** Shows a change of one customer at once, wherever the customer is shown. */
  function patch(id: string, change: <C extends CustomerCard | ShownCustomer>(customer: C) => C): void {
    cards.patch(id, change);
    visits.patch(id, change);
  }

  /** A customer was erased: nothing the pane keeps shows them any more. */
  function forget(id: string): void {
    drafts.of('profile', id).value = null;
    drafts.of('feedback', id).value = null;
    cards.forget(id);
    if (visits.visit.peek()?.id === id) {
      visits.close();
    }

    added.value = null;
    tab.value = 'history';
    erased.value = true;
    refresh();
  }

  return {
    host,
    api,
    version,
    now,
    opened,
    log,
    conversation,
    visits,
    drafts,
    failures,
    me,
    signedOut,
    searching,
    tab,
    added,
    erased,
    canWrite,
    isManager,
    start,
    again,
    refresh,
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
