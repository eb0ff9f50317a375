import type { Answer, Send } from './client';

type Signal = AbortSignal | undefined;

export type Verbs = ReturnType<typeof createVerbs>;

/**
 * The kinds of calls in a feature's `calls.ts`, one line for each call. A call that the user asked for may open a
 * sign-in window; a call that the pane makes on its own may not.
 */
export function createVerbs(send: Send) {
  return {
    send,
    get: <T>(path: string, signal?: Signal): Promise<Answer<T>> => send<T>({ method: 'GET', path, signal }),
    /** Reads with POST: the question holds personal data, which does not belong into a URL. */
    ask: <T>(path: string, body: unknown, signal?: Signal) => send<T>({ method: 'POST', path, body, signal }),
    add: <T>(path: string, body: unknown, signal?: Signal) =>
      send<T>({ method: 'POST', path, body, signal, interactive: true }),
    replace: <T>(path: string, version: string, body: unknown) =>
      send<T>({ method: 'PUT', path, body, version, interactive: true }),
    remove: (path: string, version: string) => send<undefined>({ method: 'DELETE', path, version, interactive: true }),
  };
}
