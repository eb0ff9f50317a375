import { describe, expect, it, vi } from 'vitest';
import { challengedClaims, createClient, type TokenNeed } from './client';

const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
const challenge =
  'Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", ' +
  `error="insufficient_claims", claims="${btoa(claims)}"`;

describe('the client', () => {
  it('sends the token, JSON and the version, and reads the new version', async () => {
    const { client, requests } = setUp([json({ id: 1 }, { ETag: '"v2"' })]);
    const answer = await client({ method: 'PUT', path: '/api/x', body: { a: 1 }, version: 'v1' });
    expect(answer).toEqual({ ok: true, value: { id: 1 }, status: 200, version: 'v2' });
    const [url, init] = requests[0] ?? [];
    expect(url).toBe('/api/x');
    expect(init?.headers).toMatchObject({ Authorization: 'Bearer token-1', 'If-Match': '"v1"' });
    expect(init?.body).toBe('{"a":1}');
  });

  it('answers a claims challenge once, with the claims', async () => {
    const { client, needs, requests } = setUp([unauthorised(challenge), json({ fine: true })]);
    const answer = await client({ method: 'GET', path: '/api/x' });
    expect(answer.ok).toBe(true);
    expect(needs).toEqual([{ interactive: false }, { interactive: false, fresh: true, claims }]);
    expect(requests[1]?.[1]?.headers).toMatchObject({ Authorization: 'Bearer token-2' });
  });

  it('does not go round in circles when the claims do not help', async () => {
    const { client, requests } = setUp([unauthorised(challenge), unauthorised(challenge), json({})]);
    const answer = await client({ method: 'GET', path: '/api/x' });
    expect(answer).toMatchObject({ ok: false, problem: { type: 'sign-in-again', status: 401 } });
    expect(requests).toHaveLength(2);
  });

  it('asks for a fresh token where a 401 names no claims', async () => {
    const { client, needs } = setUp([unauthorised('Bearer'), json({})]);
    await client({ method: 'GET', path: '/api/x', interactive: true });
    expect(needs).toEqual([{ interactive: true }, { interactive: true, fresh: true }]);
  });

  it('says that the user must sign in where there is no token', async () => {
    const client = createClient(() => Promise.resolve(null), vi.fn());
    expect(await client({ method: 'GET', path: '/api/x' })).toEqual({
      ok: false,
      problem: { type: 'sign-in-needed', status: 0 },
    });
  });

  it('reads a problem by its type, never by its text', async () => {
    const body = { type: 'urn:outlookcrm:address-taken', title: 'x', status: 409, customerId: 'c', name: 'Eleni' };
    const { client } = setUp([json(body, {}, 409)]);
    expect(await client({ method: 'POST', path: '/api/x', body: {} })).toMatchObject({
      ok: false,
      problem: { type: 'address-taken', status: 409, body: { customerId: 'c', name: 'Eleni' } },
    });
  });

  it('takes a proxy’s page for what it is', async () => {
    const { client } = setUp([
      new Response('<html>502</html>', { status: 502 }),
      new Response('<html>', { status: 200 }),
    ]);
    expect(await client({ method: 'GET', path: '/api/x' })).toMatchObject({ problem: { type: 'unavailable' } });
    expect(await client({ method: 'GET', path: '/api/x' })).toMatchObject({ problem: { type: 'unreadable' } });
  });

  it.each([
    [401, 'not-signed-in'],
    [403, 'refused'],
    [404, 'not-found'],
    [413, 'too-large'],
    [429, 'too-many-requests'],
    [500, 'unexpected'],
    [503, 'unavailable'],
  ])('knows a bare %i', async (status, type) => {
    const { client } = setUp([new Response('no', { status }), new Response('no', { status })]);
    expect(await client({ method: 'GET', path: '/api/x' })).toMatchObject({ problem: { type, status } });
  });

  it('does not blame the connection for an answer that was cut off', async () => {
    const { client } = setUp([new Response('{"people":[', { status: 200 })]);
    expect(await client({ method: 'GET', path: '/api/x' })).toMatchObject({ problem: { type: 'unreadable' } });
  });

  it('reads a wait that is a date', async () => {
    const headers = { Date: 'Tue, 17 Nov 2026 10:00:00 GMT', 'Retry-After': 'Tue, 17 Nov 2026 10:00:20 GMT' };
    const { client } = setUp([json({}, headers, 429)]);
    expect(await client({ method: 'GET', path: '/api/x' })).toMatchObject({ problem: { retryAfter: 20 } });
  });

  it('keeps the wait that the server asks for, decimals too', async () => {
    const { client } = setUp([json({ type: 'urn:outlookcrm:mailbox-busy' }, { 'Retry-After': '2.128' }, 503)]);
    expect(await client({ method: 'GET', path: '/api/x' })).toMatchObject({
      problem: { type: 'mailbox-busy', retryAfter: 2.128 },
    });
  });

  it('tells an abort from a failure', async () => {
    const stop = new AbortController();
    stop.abort();
    const { client } = setUp([json({})]);
    expect(await client({ method: 'GET', path: '/api/x', signal: stop.signal })).toMatchObject({
      problem: { type: 'aborted' },
    });
    const broken = createClient(
      () => Promise.resolve('t'),
      () => Promise.reject(new TypeError('Failed to fetch')),
    );
    expect(await broken({ method: 'GET', path: '/api/x' })).toMatchObject({ problem: { type: 'unreachable' } });
  });

  it('gives up waiting for an answer after half a minute', async () => {
    const limit = new AbortController();
    vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
      expect(ms).toBe(30_000);
      return limit.signal;
    });
    const client = createClient(() => new Promise(() => {}), vi.fn());
    const answer = client({ method: 'GET', path: '/api/x' });
    limit.abort();
    expect(await answer).toMatchObject({ problem: { type: 'timeout' } });
  });

  it('waits for the user who signs in as long as that takes, and then for the answer again', async () => {
    const limits: AbortController[] = [];
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      limits.push(new AbortController());
      return limits.at(-1)?.signal ?? AbortSignal.abort();
    });
    let signIn: (token: string | null) => void = () => undefined;
    const asked = (need: TokenNeed) => {
      need.onAsking?.();
      return new Promise<string | null>((resolve) => (signIn = resolve));
    };
    const requests: (AbortSignal | null | undefined)[] = [];
    const client = createClient(asked, (_, init) => {
      requests.push(init?.signal);
      return Promise.resolve(json({ fine: true }));
    });
    const answer = client({ method: 'GET', path: '/api/x', interactive: true });
    limits[0]?.abort();
    signIn('token');
    expect(await answer).toMatchObject({ ok: true, value: { fine: true } });
    expect(requests.map((signal) => signal?.aborted)).toEqual([false]);

    const left = new AbortController();
    const other = client({ method: 'GET', path: '/api/x', interactive: true, signal: left.signal });
    left.abort();
    expect(await other).toMatchObject({ problem: { type: 'aborted' } });
  });
});

describe('a challenge', () => {
  it('is read from plain and from URL-safe base64, and ignored when broken', () => {
    expect(challengedClaims(unauthorised(challenge))).toBe(claims);
    expect(challengedClaims(unauthorised('Bearer claims="***"'))).toBeNull();
    expect(challengedClaims(unauthorised('Bearer'))).toBeNull();
  });
});

function setUp(responses: Response[]) {
  const needs: TokenNeed[] = [];
  const requests: [string, RequestInit | undefined][] = [];
  const client = createClient(
    ({ interactive, fresh, claims }) => {
      needs.push({ interactive, ...(fresh === true && { fresh }), ...(claims !== undefined && { claims }) });
      return Promise.resolve(`token-${needs.length}`);
    },
    (url, init) => {
      requests.push([url as string, init]);
      return Promise.resolve(responses[requests.length - 1] ?? new Response(null, { status: 500 }));
    },
  );
  return { client, needs, requests };
}

function json(body: unknown, headers: Record<string, string> = {}, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers });
}

function unauthorised(header: string): Response {
  return json({ type: 'urn:outlookcrm:sign-in-again' }, { 'WWW-Authenticate': header }, 401);
}
