import type { Problem } from '../../api/problem';
import type { SetupFinding } from '../../api/types';

/** How a line of the checklist stands. */
export type State = 'ok' | 'warning' | 'fault';

/** What only a browser can find; the rest the API tells. */
type OwnFinding =
  | 'addressSecure'
  | 'addressPlain'
  | 'framesAllowed'
  | 'framesBlocked'
  | 'headersKept'
  | 'headersLost'
  | 'browserClockRight'
  | 'browserClockWrong'
  | 'signInNeeded'
  | 'signedIn'
  | 'tokenAccepted'
  | 'tokenAudience'
  | 'tokenRefused'
  | 'tenantUnknown'
  | 'roleAdmin'
  | 'roleMissing'
  | 'pageUnreadable'
  | 'apiFailed';

export type Finding = OwnFinding | SetupFinding;

export interface Line {
  readonly finding: Finding;
  readonly state: State;
  /** What goes into the sentence; never who somebody is. */
  readonly detail?: string | null;
  /** Where to mend it. */
  readonly link?: string | null;
}

const tolerableSeconds = 60;
const leastHsts = 31_536_000;

/** The hosts that must be able to show the pane, as the API sends them when nothing else is configured. */
const outlook = 'https://outlook.office.com';

/** What the answer to the pane's own page says of address, headers and clocks, on its way through whatever stands between. */
export function readPage(page: Response, address: URL, now: Date): Line[] {
  return [
    ofAddress(address),
    ofFrames(page.headers),
    ofHeaders(page.headers, isLocal(address)),
    ofClock(page.headers, now),
  ];
}

function ofAddress(address: URL): Line {
  return address.protocol === 'https:' || isLocal(address)
    ? { finding: 'addressSecure', state: 'ok', detail: address.host }
    : { finding: 'addressPlain', state: 'fault', detail: address.host };
}

function ofFrames(headers: Headers): Line {
  const policies = (headers.get('Content-Security-Policy') ?? '').split(',');
  const blocking = policies.find((policy) => {
    const ancestors = /(?:^|;)\s*frame-ancestors\s+([^;]*)/i.exec(policy)?.[1]?.trim().split(/\s+/) ?? null;
    return ancestors !== null && !ancestors.some((host) => host === outlook || isLoopbackOrigin(host));
  });
  const old = headers.get('X-Frame-Options');
  if (blocking !== undefined) {
    return { finding: 'framesBlocked', state: 'fault', detail: 'Content-Security-Policy: frame-ancestors' };
  }

  return old === null
    ? { finding: 'framesAllowed', state: 'ok' }
    : { finding: 'framesBlocked', state: 'fault', detail: `X-Frame-Options: ${old}` };
}

function ofHeaders(headers: Headers, local: boolean): Line {
  const hsts = Number(/max-age=(\d+)/i.exec(headers.get('Strict-Transport-Security') ?? '')?.[1] ?? 0);
  const lost = [
    ...(headers.get('Content-Security-Policy')?.includes('frame-ancestors') === true
      ? []
      : ['Content-Security-Policy']),
    ...(headers.get('X-Content-Type-Options') === 'nosniff' ? [] : ['X-Content-Type-Options']),
    ...(local || hsts >= leastHsts ? [] : ['Strict-Transport-Security']),
  ];
  return lost.length === 0
    ? { finding: 'headersKept', state: 'ok' }
    : { finding: 'headersLost', state: 'fault', detail: lost.join(', ') };
}

function ofClock(headers: Headers, now: Date): Line {
  const server = Date.parse(headers.get('Date') ?? '');
  const seconds = Number.isNaN(server) ? 0 : Math.round((now.getTime() - server) / 1000);
  return Math.abs(seconds) <= tolerableSeconds
    ? { finding: 'browserClockRight', state: 'ok' }
    : { finding: 'browserClockWrong', state: 'warning', detail: String(seconds) };
}

/** Why the API did not tell its own lines. */
export function readRefusal(problem: Problem, token: string, clientId: string): Line[] {
  const claims = readClaims(token);
  const signedIn: Line = { finding: 'signedIn', state: 'ok' };
  switch (problem.type) {
    case 'sign-in-needed':
      return [{ finding: 'signInNeeded', state: 'warning' }];
    case 'not-signed-in':
    case 'sign-in-again': {
      const audience = textOf(claims['aud']);
      const right = [clientId, `api://${clientId}`].includes(audience);
      return [
        signedIn,
        right
          ? { finding: 'tokenRefused', state: 'fault' }
          : { finding: 'tokenAudience', state: 'fault', detail: audience },
      ];
    }
    case 'unknown-tenant':
      return [signedIn, { finding: 'tenantUnknown', state: 'fault', detail: textOf(claims['tid']) }];
    case 'not-allowed': {
      const roles = Array.isArray(claims['roles']) ? claims['roles'].join(', ') : '–';
      return [
        signedIn,
        { finding: 'tokenAccepted', state: 'ok' },
        { finding: 'roleMissing', state: 'fault', detail: roles },
      ];
    }
    default:
      return [
        signedIn,
        { finding: 'apiFailed', state: 'fault', detail: [problem.type, problem.traceId].join(' ').trim() },
      ];
  }
}

/** All of them as text for somebody who helps: findings and details, no names, no addresses of people. */
export function diagnosticsOf(lines: readonly Line[], facts: Readonly<Record<string, string>>): string {
  return [
    ...Object.entries(facts).map(([name, fact]) => `${name}: ${fact}`),
    ...lines.map(({ finding, state, detail }) => `${state} ${finding}${detail ? ` (${detail})` : ''}`),
  ].join('\n');
}

/** The claims of a token, unchecked: only to tell an administrator what is wrong with it. */
function readClaims(token: string): Readonly<Record<string, unknown>> {
  try {
    const middle = (token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const claims: unknown = JSON.parse(atob(middle));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : '';
}

function isLocal(address: URL): boolean {
  return /^(localhost|127\.|\[::1\])/.test(address.hostname);
}

function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLocal(new URL(origin));
}
