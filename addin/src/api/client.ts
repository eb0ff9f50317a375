import { readProblem, type Problem } from './problem';

/** A call either worked or says why not. Nothing is thrown, so that no caller can forget the failure. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T; readonly status: number; readonly version: string | null }
  | { readonly ok: false; readonly problem: Problem };

/** An access token for our API, or null when only the user can get one by signing in. */
export type TokenSource = (need: TokenNeed) => Promise<string | null>;

export interface TokenNeed {
  /** The claims a 401 asked for, as JSON. */
  readonly claims?: string;
  /** The user has just asked for something, so a sign-in window would not come as a surprise. */
  readonly interactive: boolean;
  /** The last token was refused: do not give it again. */
  readonly fresh?: boolean;
  /** Called when the token must be waited for until the user has signed in, which takes as long as the user takes. */
  readonly onAsking?: () => void;
}

export interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
  /** The version an update is based on, unquoted. */
  readonly version?: string;
  readonly signal?: AbortSignal | undefined;
  readonly interactive?: boolean;
  /** The answer is a file, and the value its `Blob`. */
  readonly file?: boolean;
  /** Milliseconds after which the answer is given up, for a call that carries a large file. */
  readonly limitMs?: number;
}

export type Send = <T>(call: Call) => Promise<Answer<T>>;

/** An answer that takes longer than this is given up; the time in which the user signs in does not count. */
export const timeoutMs = 30_000;

/** The one way to our API: bearer token, JSON, a time limit, problems as values, one retry when the API asks for claims. */
export function createClient(tokens: TokenSource, fetchJson: typeof fetch, base = ''): Send {
  return async <T>(call: Call): Promise<Answer<T>> => {
    const interactive = call.interactive ?? false;
    const limitMs = call.limitMs ?? timeoutMs;
    let limit = AbortSignal.timeout(limitMs);
    let signal = within(limit, call.signal);
    /** A token in time; whoever types a password or looks for a phone has all the time in the world. */
    const tokenFor = async (need: TokenNeed): Promise<string | null> => {
      const asking = new AbortController();
      const token = await new Promise<string | null>((resolve, reject) => {
        const stop = () => reject(new DOMException('Aborted', 'AbortError'));
        onAbort(limit, () => asking.signal.aborted || stop());
        onAbort(call.signal, stop);
        tokens({ ...need, onAsking: () => asking.abort() }).then(resolve, reject);
      });
      if (asking.signal.aborted) {
        limit = AbortSignal.timeout(limitMs);
        signal = within(limit, call.signal);
      }

      return token;
    };

    try {
      const token = await tokenFor({ interactive });
      if (token === null) {
        return failed('sign-in-needed');
      }

      const response = await fetchJson(base + call.path, request(call, token, signal));
      if (response.status !== 401) {
        return await answer<T>(response, signal, call.file);
      }

      // Once with the claims that the API asks for, never twice: a policy that cannot be met must not cause a loop.
      const claims = challengedClaims(response);
      const second = await tokenFor({ interactive, fresh: true, ...(claims !== null && { claims }) });
      return second === null
        ? failed('sign-in-needed')
        : await answer<T>(await fetchJson(base + call.path, request(call, second, signal)), signal, call.file);
    } catch {
      return failed(whyNoAnswer(call.signal, limit));
    }
  };
}

/** The claims of a challenge such as `Bearer error="insufficient_claims", claims="<base64>"`. */
export function challengedClaims(response: Response): string | null {
  const header = response.headers.get('WWW-Authenticate') ?? '';
  const claims = /\bclaims="([^"]+)"/i.exec(header)?.[1];
  if (claims === undefined) {
    return null;
  }

  try {
    const bytes = Uint8Array.from(atob(claims.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
    return new TextDecoder().decode(bytes);
  } catch {
    return null;
  }
}

async function answer<T>(response: Response, signal: AbortSignal, file = false): Promise<Answer<T>> {
  if (!response.ok) {
    return { ok: false, problem: await readProblem(response) };
  }

  const version = response.headers.get('ETag')?.replace(/^W\//, '').replace(/^"|"$/g, '') ?? null;
  try {
    const value: unknown = await (file ? response.blob() : jsonOf(response));
    return { ok: true, value: value as T, status: response.status, version };
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }

    // A proxy's page, or an answer that was cut off on its way.
    return { ok: false, problem: { type: 'unreadable', status: response.status } };
  }
}

/** The JSON of an answer; undefined where an answer such as 202 or 204 says nothing. */
async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return text === '' && [202, 204].includes(response.status) ? undefined : JSON.parse(text);
}

function request(call: Call, token: string, signal: AbortSignal): RequestInit {
  const { body } = call;
  const isForm = body instanceof FormData;
  return {
    method: call.method,
    signal,
    headers: {
      Accept: `${call.file ? 'text/csv' : 'application/json'}, application/problem+json`,
      Authorization: `Bearer ${token}`,
      ...(body !== undefined && !isForm && { 'Content-Type': 'application/json' }),
      ...(call.version !== undefined && { 'If-Match': `"${call.version}"` }),
    },
    ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
  };
}

function within(limit: AbortSignal, asked: AbortSignal | undefined): AbortSignal {
  return asked === undefined ? limit : AbortSignal.any([asked, limit]);
}

function onAbort(signal: AbortSignal | undefined, stop: () => void): void {
  if (signal?.aborted) {
    stop();
  }

  signal?.addEventListener('abort', stop, { once: true });
}

function whyNoAnswer(asked: AbortSignal | undefined, limit: AbortSignal): Problem['type'] {
  if (asked?.aborted) {
    return 'aborted';
  }

  if (limit.aborted) {
    return 'timeout';
  }

  return navigator.onLine ? 'unreachable' : 'offline';
}

function failed(type: Problem['type']): Answer<never> {
  return { ok: false, problem: { type, status: 0 } };
}
