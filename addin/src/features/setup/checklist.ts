import { signal } from '@preact/signals';
import type { Send, TokenSource } from '../../api/client';
import type { SetupReport } from '../../api/types';
import type { AuthConfig } from '../../auth/config';
import { diagnosticsOf, readPage, readRefusal, type Line } from './lines';

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

/** The lines of the set-up page: first what this browser sees, then what the API finds, or why it would not say. */
export function createChecklist({ config, tokens, send, get }: ChecklistParts) {
  const lines = signal<readonly Line[]>([]);
  /** The version of the manifests served here; null until the API told it. */
  const served = signal<string | null>(null);
  const busy = signal(false);

  async function check(interactive: boolean): Promise<void> {
    busy.value = true;
    const own = await lookAround(get, config?.outlook ?? []);
    const found = await askApi(interactive);
    lines.value = [...own, ...found];
    busy.value = false;
  }

  async function askApi(interactive: boolean): Promise<readonly Line[]> {
    let token = '';
    const noted: TokenSource = async (need) => {
      const given = await tokens(need).catch(() => null);
      token = given ?? token;
      return given;
    };
    const answer = await send(noted)<SetupReport>({ method: 'GET', path: '/api/admin/setup', interactive });
    if (!answer.ok) {
      return readRefusal(answer.problem, token, config, new Date());
    }

    served.value = answer.value.manifestVersion;
    return [...allowed, ...answer.value.lines];
  }

  const diagnostics = (browser: string) =>
    diagnosticsOf(lines.value, { OutlookCrm: config?.version ?? '?', manifest: served.value ?? '?', browser });

  return { lines, served, busy, check, diagnostics };
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
