import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Call, Send } from '../api/client';
import type { Me } from '../api/types';
import { createVerbs, type Verbs } from '../api/verbs';
import { sessionCalls } from './calls';
import { createFailures } from './diagnostics';
import { createDrafts } from './drafts';

export type Session = ReturnType<typeof createSession>;

export interface SessionParts {
  readonly send: Send;
  readonly version: string;
  /** While the user is being asked to sign in: stops waiting for it. */
  readonly signingIn?: ReadonlySignal<(() => void) | null>;
  /** Opens an address outside the page. */
  readonly openLink: (url: string) => void;
  readonly now?: () => Date;
}

/** Who is signed in, what they may do, how the API is called and what they are typing: the same in every page of ours. */
export function createSession({
  send,
  version,
  openLink,
  signingIn = signal(null),
  now = () => new Date(),
}: SessionParts) {
  const signedOut = signal(false);
  const me = signal<Me | null>(null);
  const failures = createFailures(now);
  const canWrite = computed(() => me.value?.roles.some((role) => role !== 'Crm.Reader') ?? true);
  const isManager = computed(() => me.value?.roles.some((role) => /^Crm\.(Manager|Admin)$/.test(role)) ?? false);

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

  const verbs = createVerbs(watched);
  const made = new Map<unknown, unknown>();

  /** The calls of a feature, made once, so that an effect may depend on them. */
  function calls<C>(make: (verbs: Verbs) => C): C {
    if (!made.has(make)) {
      made.set(make, make(verbs));
    }

    return made.get(make) as C;
  }

  let asking = false;

  /** Asks the API who is signed in, unless that is known; `interactive` when the user has asked to sign in. */
  async function learnWho(interactive: boolean): Promise<void> {
    if (me.peek() !== null || (asking && !interactive)) {
      return;
    }

    asking = true;
    const answer = await calls(sessionCalls).me(interactive);
    asking = false;
    if (answer.ok) {
      me.value = answer.value;
    }
  }

  return {
    calls,
    me,
    signedOut,
    signingIn,
    canWrite,
    isManager,
    drafts: createDrafts(),
    failures,
    version,
    openLink,
    now,
    learnWho,
  };
}

export const SessionContext = createContext<Session | null>(null);

/** The session a component is drawn in. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) {
    throw new Error('No SessionContext above');
  }

  return session;
}

/** The calls of a feature in the session of the component. */
export function useCalls<C>(make: (verbs: Verbs) => C): C {
  return useSession().calls(make);
}
