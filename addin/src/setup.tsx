import { render } from 'preact';
import { createClient, type TokenSource } from './api/client';
import { createBroker, signInByRedirect } from './auth/broker';
import { readConfig, type AuthConfig } from './auth/config';
import { createTokens } from './auth/tokens';
import { createChecklist } from './features/setup/checklist';
import { Setup } from './features/setup/Setup';
import type { Host } from './host/host';
import { findOutlook } from './host/office';
import { createSession } from './state/session';
import { speak } from './text/text';
import './theme/base.css';

/** The administrator's page: in any browser, and in Outlook's frame where it signs in as the pane does. */
async function start(place: HTMLElement): Promise<void> {
  const [host, config] = [await findOutlook(), readConfig(document)];
  if (host !== null) {
    document.documentElement.dataset['theme'] = host.theme();
    host.onThemeChanged((theme) => {
      document.documentElement.dataset['theme'] = theme;
    });
  }

  await speak(host?.language ?? navigator.language);
  const tokens =
    config === null ? () => Promise.resolve(null) : host === null ? byRedirect(config) : inOutlook(host, config);
  const get: typeof fetch = (input, init) => fetch(input, init);
  const checklist = createChecklist({ config, tokens, send: (source) => createClient(source, get), get });
  const session = createSession({
    send: createClient(tokens, get),
    version: config?.version ?? '',
    openLink: (url) => window.open(url, '_blank', 'noopener'),
  });
  render(<Setup checklist={checklist} session={session} query={location.search} />, place);
  await checklist.check(false);
}

/**
 * Signs in as the pane does, without the pane's last resort, a window of its own; what Microsoft refused is thrown, since
 * telling it is what this page is for.
 */
function inOutlook(host: Host, config: AuthConfig): TokenSource {
  let refusal: unknown = null;
  const note = <T,>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      refusal = error;
      throw error;
    });
  const tokens = createTokens({ nestedAuth: host.nestedAuth, dialog: () => Promise.resolve(null) }, async () => {
    const broker = await createBroker(config, host.user.address);
    return { silent: (options) => note(broker.silent(options)), popup: (claims) => note(broker.popup(claims)) };
  });
  return async (need) => {
    refusal = null;
    const token = await tokens(need);
    if (token === null && refusal !== null) {
      throw refusal as Error;
    }

    return token;
  };
}

/** Signs in by redirect: outside Outlook the page goes to Entra, and Entra sends the browser back to the page. */
function byRedirect(config: AuthConfig): TokenSource {
  const signedIn = signInByRedirect(config, 'setup.html', false);
  return async ({ interactive }) => {
    const back = await signedIn;
    if (back === null && interactive) {
      await signInByRedirect(config, 'setup.html', true);
    }

    return back?.accessToken ?? null;
  };
}

const place = document.getElementById('setup');
if (place !== null) {
  void start(place);
}
