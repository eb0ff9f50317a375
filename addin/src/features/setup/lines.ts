import type { Problem } from '../../api/problem';
import type { SetupFinding } from '../../api/types';
import type { AuthConfig } from '../../auth/config';
import { errorCode } from '../../auth/tokens';

/** The state of a line of the checklist. */
export type State = 'ok' | 'warning' | 'fault';

/** What only a browser can find; the rest the API tells. */
type OwnFinding =
  | 'addressSecure'
  | 'addressPlain'
  | 'framesAllowed'
  | 'framesBlocked'
  | 'framesMissing'
  | 'headersKept'
  | 'headersLost'
  | 'browserClockRight'
  | 'browserClockWrong'
  | 'signInNeeded'
  | 'signInUnknown'
  | 'signInRefused'
  | 'signedIn'
  | 'tokenAccepted'
  | 'tokenAudience'
  | 'tokenExpired'
  | 'tokenScope'
  | 'tokenRefused'
  | 'tenantUnknown'
  | 'roleAdmin'
  | 'roleMissing'
  | 'roleNone'
  | 'pageUnreadable'
  | 'apiFailed'
  | 'apiSilent';

export type Finding = OwnFinding | SetupFinding;

export interface Line {
  readonly finding: Finding;
  readonly state: State;
  /** The values in the sentence; never personal data. */
  readonly detail?: string | null;
  /** Where to fix it. */
  readonly link?: string | null;
}

const tolerableSeconds = 60;
const leastHsts = 31_536_000;

/**
 * What the answer to the pane's own page says of address, headers and clocks, on its way through whatever stands between.
 * `outlook` are the origins that must be able to show it.
 */
export function readPage(page: Response, address: URL, now: Date, outlook: readonly string[]): Line[] {
  return [
    ofAddress(address),
    ofFrames(page.headers, outlook),
    ofHeaders(page.headers, isLocal(address)),
    ofClock(page.headers, now),
  ];
}

function ofAddress(address: URL): Line {
  return address.protocol === 'https:' || isLocal(address)
    ? { finding: 'addressSecure', state: 'ok', detail: address.host }
    : { finding: 'addressPlain', state: 'fault', detail: address.host };
}

function ofFrames(headers: Headers, outlook: readonly string[]): Line {
  // Every policy that arrives must allow it: a proxy may have added one.
  const policies = (headers.get('Content-Security-Policy') ?? '')
    .split(',')
    .map((policy) => /(?:^|;)\s*frame-ancestors\s+([^;]*)/i.exec(policy)?.[1]?.trim().split(/\s+/))
    .filter((sources) => sources !== undefined && !sources.some(isLoopbackOrigin));
  const missing = outlook.filter((origin) => policies.some((sources) => !sources?.some((one) => allows(one, origin))));
  const old = headers.get('X-Frame-Options');
  if (missing.length > 0) {
    return missing.length === outlook.length
      ? { finding: 'framesBlocked', state: 'fault', detail: 'Content-Security-Policy: frame-ancestors' }
      : { finding: 'framesMissing', state: 'fault', detail: missing.map((origin) => new URL(origin).host).join(', ') };
  }

  return old === null
    ? { finding: 'framesAllowed', state: 'ok' }
    : { finding: 'framesBlocked', state: 'fault', detail: `X-Frame-Options: ${old}` };
}

/** Whether a source of a policy (Content Security Policy Level 3, 6.7.2.8) covers an https origin. */
function allows(source: string, origin: string): boolean {
  const { host } = new URL(origin);
  const bare = source
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/(:443|:\*)?\/?$/, '');
  return ['*', 'https:'].includes(source) || (bare.startsWith('*.') ? host.endsWith(bare.slice(1)) : host === bare);
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

/** Why the API did not tell its own lines. `refused` is Microsoft's code, where Microsoft refused to sign in. */
export function readRefusal(
  problem: Problem,
  token: string,
  config: AuthConfig | null,
  now: Date,
  refused: string | null = null,
): Line[] {
  const claims = readClaims(token);
  const signedIn: Line = { finding: 'signedIn', state: 'ok' };
  switch (problem.type) {
    case 'sign-in-needed':
      return [refused === null ? { finding: 'signInNeeded', state: 'warning' } : ofRefusal(refused)];
    case 'not-signed-in':
    case 'sign-in-again':
      return [signedIn, ofToken(claims, config, now)];
    case 'unknown-tenant':
      return [signedIn, { finding: 'tenantUnknown', state: 'fault', detail: textOf(claims['tid']) }];
    case 'not-allowed': {
      const roles = Array.isArray(claims['roles']) ? claims['roles'].join(', ') : '';
      return [
        signedIn,
        { finding: 'tokenAccepted', state: 'ok' },
        roles === ''
          ? { finding: 'roleNone', state: 'fault' }
          : { finding: 'roleMissing', state: 'fault', detail: roles },
      ];
    }
    default:
      return [
        signedIn,
        problem.traceId
          ? { finding: 'apiFailed', state: 'fault', detail: `${problem.type} ${problem.traceId}` }
          : { finding: 'apiSilent', state: 'fault', detail: problem.type },
      ];
  }
}

/**
 * Microsoft's code for a refusal, such as AADSTS700016; null where Microsoft only wants the user to sign in, or the user
 * changed their mind.
 */
export function refusalOf(error: unknown): string | null {
  const said = error instanceof Error ? error.message : '';
  const ordinary = /interaction_required|login_required|no_account|no_token|user_cancel|AADSTS(50058|50076|65001)/i;
  return ordinary.test(`${errorCode(error)} ${said}`)
    ? null
    : (/AADSTS\d+/.exec(said)?.[0] ?? (errorCode(error) || null));
}

// The codes for an application, or an organisation, that Microsoft has never heard of.
const unknownCodes = new Set(['AADSTS700016', 'AADSTS90002', 'AADSTS90038', 'AADSTS500011', 'AADSTS650057']);

function ofRefusal(code: string): Line {
  return { finding: unknownCodes.has(code) ? 'signInUnknown' : 'signInRefused', state: 'fault', detail: code };
}

/** What is wrong with a token that the API does not take; what only the API can tell (whose key signed it) is in its log. */
function ofToken(claims: Readonly<Record<string, unknown>>, config: AuthConfig | null, now: Date): Line {
  const clientId = config?.clientId ?? '';
  const audience = textOf(claims['aud']);
  if (![clientId, `api://${clientId}`].includes(audience)) {
    return { finding: 'tokenAudience', state: 'fault', detail: audience };
  }

  const ended = typeof claims['exp'] === 'number' ? now.getTime() / 1000 - claims['exp'] : 0;
  if (ended > 0) {
    return { finding: 'tokenExpired', state: 'fault', detail: String(Math.ceil(ended / 60)) };
  }

  const scope = config?.scope.split('/').at(-1) ?? '';
  return textOf(claims['scp']).split(' ').includes(scope)
    ? { finding: 'tokenRefused', state: 'fault' }
    : { finding: 'tokenScope', state: 'fault', detail: scope };
}

/** All lines as text for a support person: findings and details, without names and addresses of people. */
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
