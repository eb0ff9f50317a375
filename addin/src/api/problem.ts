import type { components } from './schema';

const urn = 'urn:outlookcrm:';

/** What the API calls its expected failures, as its document lists them, without the `urn:outlookcrm:` in front. */
type ApiProblem = NameOf<components['schemas']['Problem']['type']>;
type NameOf<Type> = Type extends `${typeof urn}${infer Name}` ? Name : never;

// The type of the object makes the compiler refuse a missing name and a name that the document does not have.
const apiProblems: Readonly<Record<ApiProblem, true>> = {
  'invalid-request': true,
  'not-signed-in': true,
  'sign-in-again': true,
  'unknown-tenant': true,
  'not-allowed': true,
  'not-found': true,
  'no-such-customer': true,
  'no-such-message': true,
  'no-such-meeting': true,
  'no-such-entry': true,
  'no-such-feedback': true,
  'no-such-note': true,
  'no-such-task': true,
  'no-such-talk': true,
  'too-many-tasks': true,
  'task-done': true,
  'no-such-deal': true,
  'deal-closed': true,
  'deal-open': true,
  'stage-in-use': true,
  'no-such-sale': true,
  'no-such-payment': true,
  'no-such-product': true,
  'number-taken': true,
  'code-taken': true,
  'too-many-products': true,
  'address-taken': true,
  'already-known': true,
  'id-taken': true,
  'another-message': true,
  'another-meeting': true,
  stale: true,
  'version-required': true,
  'too-large': true,
  'too-many-requests': true,
  'nobody-known': true,
  draft: true,
  'meeting-ahead': true,
  'meeting-cancelled': true,
  'logged-by-many': true,
  'logged-by-others': true,
  'mailbox-denied': true,
  'mailbox-busy': true,
  'mailbox-refused': true,
  'never-logged': true,
  'mailbox-unreachable': true,
  'storage-unavailable': true,
  'entra-unreachable': true,
  busy: true,
  'consent-needed': true,
  'credential-refused': true,
  'method-not-allowed': true,
  'not-json': true,
  'file-not-read': true,
  'no-rejected-file': true,
  'no-such-import': true,
  'import-is-running': true,
  'answers-needed': true,
  'address-erased': true,
  'no-such-integration': true,
  'too-many-integrations': true,
  unexpected: true,
};

/** What can go wrong before the API answers. */
type OwnProblem =
  | 'offline'
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'sign-in-needed'
  // Answered by a proxy or gateway between the pane and the API; the API itself names its problems.
  | 'unreadable'
  | 'unavailable'
  | 'refused';

export type ProblemType = ApiProblem | OwnProblem;

/** A call that did not work: the pane switches on `type` and never on text. */
export interface Problem {
  readonly type: ProblemType;
  /** HTTP status, 0 when there was no answer. */
  readonly status: number;
  /** Seconds to wait, as the server asked. */
  readonly retryAfter?: number;
  readonly traceId?: string;
  /** Field name to what is wrong with it. */
  readonly errors?: Readonly<Record<string, readonly string[]>>;
  /** The other members of the problem body: `current`, `customerId`, `name`, `ours`. */
  readonly body?: Readonly<Record<string, unknown>>;
}

function isApiProblem(type: string): type is ApiProblem {
  return Object.hasOwn(apiProblems, type);
}

/** Reads a problem from an answer that is not 2xx, whatever its body looks like: a proxy's HTML is told by its status. */
export async function readProblem(response: Response): Promise<Problem> {
  const body = await readBody(response);
  const named = typeof body['type'] === 'string' && body['type'].startsWith(urn) ? body['type'].slice(urn.length) : '';
  const retryAfter = secondsOf(response.headers.get('Retry-After'), response.headers.get('Date'));
  return {
    type: isApiProblem(named) ? named : byStatus(response.status),
    status: response.status,
    body,
    ...(Number.isFinite(retryAfter) && { retryAfter }),
    ...(typeof body['traceId'] === 'string' && { traceId: body['traceId'] }),
    ...(isErrors(body['errors']) && { errors: body['errors'] }),
  };
}

/** Whether the same request may succeed if it is sent again unchanged. */
export function isPassing(problem: Problem): boolean {
  switch (problem.type) {
    case 'offline':
    case 'unreachable':
    case 'timeout':
    case 'too-many-requests':
    case 'mailbox-busy':
    case 'mailbox-unreachable':
    case 'storage-unavailable':
    case 'entra-unreachable':
    case 'busy':
    case 'unavailable':
    case 'unreadable':
    case 'unexpected':
      return true;
    default:
      return false;
  }
}

function byStatus(status: number): ProblemType {
  switch (status) {
    case 401:
      return 'not-signed-in';
    case 403:
      return 'refused';
    case 404:
      return 'not-found';
    case 413:
      return 'too-large';
    case 429:
      return 'too-many-requests';
    case 502:
    case 503:
    case 504:
      return 'unavailable';
    default:
      return 'unexpected';
  }
}

/** `Retry-After` in seconds, which may come as a date. */
function secondsOf(retryAfter: string | null, date: string | null): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  const until = Date.parse(retryAfter ?? '') - (date === null ? Date.now() : Date.parse(date));
  return Number.isFinite(seconds) ? seconds : Math.max(until / 1000, 0);
}

async function readBody(response: Response): Promise<Record<string, unknown>> {
  try {
    const body: unknown = await response.json();
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}

function isErrors(value: unknown): value is Record<string, string[]> {
  return isRecord(value) && Object.values(value).every((list) => Array.isArray(list));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
