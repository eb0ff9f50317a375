import { render } from 'preact';
import { createClient, type TokenSource } from './api/client';
import { createBroker, signInByRedirect } from './auth/broker';
import { readConfig, type AuthConfig } from './auth/config';
import { createTokens } from './auth/tokens';
import { createChecklist } from './features/setup/checklist';
import { Setup } from './features/setup/Setup';
import { findOutlook } from './host/office';
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
    config === null
      ? () => Promise.resolve(null)
      : host === null
        ? byRedirect(config)
        : createTokens(host, () => createBroker(config, host.user.address));
  const get: typeof fetch = (input, init) => fetch(input, init);
  const checklist = createChecklist({ config, tokens, send: (source) => createClient(source, get), get });
  render(<Setup checklist={checklist} />, place);
  await checklist.check(false);
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
