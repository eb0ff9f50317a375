import { signal } from '@preact/signals';
import type { Send, TokenSource } from '../../api/client';
import type { SetupReport } from '../../api/types';
import type { AuthConfig } from '../../auth/config';
import { diagnosticsOf, readPage, readRefusal, refusalOf, type Line, type State } from './lines';

export interface ChecklistParts {
  /** What the API wrote into the page; null where something else served it. */
  readonly config: AuthConfig | null;
  readonly tokens: TokenSource;
  readonly send: (tokens: TokenSource) => Send;
  readonly get: typeof fetch;
}

export type Checklist = ReturnType<typeof createChecklist>;

const allowed: readonly Line[] = [
  { finding: 'signedIn', state: 'ok' },
  { finding: 'tokenAccepted', state: 'ok' },
  { finding: 'roleAdmin', state: 'ok' },
];

/** What the API can check, each by a call of its own, so that a slow check holds up no other. */
const checks = ['storage', 'microsoft', 'clock', 'address', 'manifest'] as const;

const order: Readonly<Record<State, number>> = { fault: 0, warning: 1, ok: 2 };

/** The lines of the set-up page: what this browser sees, and what the API finds, or why it would not say. Faults come first. */
export function createChecklist({ config, tokens, send, get }: ChecklistParts) {
  const lines = signal<readonly Line[]>([]);
  /** The version of the manifests served here; null until the API told it. */
  const served = signal<string | null>(null);
  const busy = signal(false);
  const done = signal(0);

  async function check(interactive: boolean): Promise<void> {
    busy.value = true;
    lines.value = [];
    done.value = 0;
    await Promise.all([show(lookAround(get, config?.outlook ?? [])), askApi(interactive)]);
    busy.value = false;
  }

  /** Each line appears when it is known; what two calls find is shown once. */
  async function show(found: Promise<readonly Line[]>): Promise<void> {
    const fresh = (await found).filter(({ finding }) => !lines.value.some((line) => line.finding === finding));
    lines.value = [...lines.value, ...fresh].sort((one, other) => order[one.state] - order[other.state]);
    done.value++;
  }

  async function askApi(interactive: boolean): Promise<void> {
    const [first, ...others] = checks;
    const answered = ask(first, interactive);
    await show(answered.then((answer) => answer.lines));
    if ((await answered).ok) {
      await Promise.all(others.map((one) => show(ask(one, interactive).then((answer) => answer.lines))));
    }
  }

  async function ask(which: string, interactive: boolean): Promise<{ ok: boolean; lines: readonly Line[] }> {
    let token = '';
    let refused: string | null = null;
    const noted: TokenSource = async (need) => {
      const given = await tokens(need).catch((error: unknown) => {
        refused = refusalOf(error);
        return null;
      });
      token = given ?? token;
      return given;
    };
    const path = `/api/admin/setup?check=${which}`;
    const answer = await send(noted)<SetupReport>({ method: 'GET', path, interactive });
    if (!answer.ok) {
      return { ok: false, lines: readRefusal(answer.problem, token, config, new Date(), refused) };
    }

    served.value = answer.value.manifestVersion;
    return { ok: true, lines: [...allowed, ...answer.value.lines] };
  }

  const diagnostics = (browser: string) =>
    diagnosticsOf(lines.value, { OutlookCrm: config?.version ?? '?', manifest: served.value ?? '?', browser });

  return { lines, served, busy, done, all: checks.length + 1, check, diagnostics };
}

async function lookAround(get: typeof fetch, outlook: readonly string[]): Promise<Line[]> {
  try {
    const address = new URL('.', location.href);
    const page = await get(address, { method: 'HEAD', cache: 'no-store', redirect: 'error' });
    return readPage(page, address, new Date(), outlook);
  } catch {
    return [{ finding: 'pageUnreadable', state: 'fault' }];
  }
}
