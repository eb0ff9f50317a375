import type { TokenNeed, TokenSource } from '../api/client';
import type { Host } from '../host/host';
import type { Broker } from './broker';

/** What the sign-in window says when it is done. */
export interface DialogToken {
  readonly token: string;
  /** Milliseconds since 1970. */
  readonly expiresOn: number;
}

const earlyMs = 60_000;
const refused = new Set(['user_cancelled', 'access_denied']);

/**
 * The steps to an access token for our API: silently, then in the host's window, then in our own dialog. The user is
 * asked at most once for each thing they do, and once when the pane opens where the host can ask by itself; after that
 * the result is null and the pane shows a button. `onAsking` is given how to stop waiting for the user, and null when the
 * wait is over.
 */
export function createTokens(
  host: Pick<Host, 'nestedAuth' | 'dialog'>,
  load: () => Promise<Broker>,
  now: () => number = Date.now,
  onAsking: (cancel: (() => void) | null) => void = () => undefined,
): TokenSource {
  let broker: Promise<Broker> | null = null;
  let fromDialog: DialogToken | null = null;
  let asking: Promise<string | null> | null = null;
  /** The silent requests that are under way, by what they need: callers that need the same share one request. */
  const silent = new Map<string, Promise<string>>();
  let mayAskByItself = host.nestedAuth;
  /** The last token that came from the user signing in, and how often the user has signed in. */
  let given = { token: '', times: 0 };

  return async (need) => {
    const { times } = given;
    if (fromDialog !== null && need.fresh !== true && fromDialog.expiresOn - earlyMs > now()) {
      return fromDialog.token;
    }

    broker ??= load();
    const ready = await broker.catch(() => {
      // The next call tries again to fetch a chunk that could not be fetched.
      broker = null;
      return null;
    });
    if (ready === null) {
      throw new TypeError('The sign-in library could not be loaded');
    }

    try {
      return await withoutUser(ready, need);
    } catch {
      // Any failure: without a bridge MSAL says no_account_error where one expects interaction_required.
    }

    // While the user is being asked, other callers wait for the same answer. A caller whose silent request took longer than
    // that takes the token that the user has given.
    if (asking !== null) {
      need.onAsking?.();
      return asking;
    }

    if (given.times > times) {
      return given.token;
    }

    const mayAsk = need.interactive || mayAskByItself;
    mayAskByItself = false;
    if (!mayAsk) {
      return null;
    }

    need.onAsking?.();
    const stop = new AbortController();
    const cancelled = new Promise<null>((resolve) => {
      stop.signal.addEventListener('abort', () => resolve(null));
    });
    onAsking(() => stop.abort());
    asking = Promise.race([ask(ready, need, stop.signal), cancelled])
      .then((token) => {
        given = token === null ? given : { token, times: given.times + 1 };
        return token;
      })
      .finally(() => {
        asking = null;
        onAsking(null);
      });
    return asking;
  };

  function withoutUser(ready: Broker, { claims, fresh }: TokenNeed): Promise<string> {
    const key = JSON.stringify([claims, fresh === true]);
    const shared = silent.get(key);
    if (shared !== undefined) {
      return shared;
    }

    const mine = ready
      .silent({ ...(claims !== undefined && { claims }), ...(fresh === true && { fresh }) })
      .finally(() => silent.delete(key));
    silent.set(key, mine);
    return mine;
  }

  async function ask(ready: Broker, need: TokenNeed, stop: AbortSignal): Promise<string | null> {
    if (host.nestedAuth) {
      try {
        return await ready.popup(need.claims);
      } catch (error) {
        if (stop.aborted || !need.interactive || refused.has(errorCode(error))) {
          return null;
        }
      }
    }

    const said = await host.dialog('signin.html', stop);
    fromDialog = said === null ? null : readDialogToken(said);
    return fromDialog?.token ?? null;
  }
}

/** Reads the message of the sign-in window; null for any other message. */
export function readDialogToken(said: string): DialogToken | null {
  try {
    const read: unknown = JSON.parse(said);
    return typeof read === 'object' &&
      read !== null &&
      'token' in read &&
      typeof read.token === 'string' &&
      'expiresOn' in read &&
      typeof read.expiresOn === 'number'
      ? { token: read.token, expiresOn: read.expiresOn }
      : null;
  } catch {
    return null;
  }
}

/** The code of an MSAL error, such as `popup_window_error` or `user_cancelled`. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'errorCode' in error && typeof error.errorCode === 'string'
    ? error.errorCode
    : '';
}
