import { signal } from '@preact/signals';
import { render } from 'preact';
import { createClient } from './api/client';
import { readConfig } from './auth/config';
import { createTokens } from './auth/tokens';
import { ProblemNote } from './features/notice/later';
import { Shell } from './features/shell/Shell';
import type { Host, Theme } from './host/host';
import { findOutlook } from './host/office';
import { tellManifest } from './state/manifest';
import { slices } from './slices';
import { sessionCalls } from './state/calls';
import { createPane, PaneContext } from './state/pane';
import { createSession, SessionContext } from './state/session';
import { prepareFormats } from './text/language';
import { speak } from './text/text';
import './theme/base.css';

async function start(place: HTMLElement): Promise<void> {
  const config = readConfig(document);
  if (config !== null) {
    // MSAL is loaded while Office.js is waited for. If that fails, the first call that needs a token tries again.
    void broker().catch(() => undefined);
  }

  const host = config === null ? null : await findOutlook();
  if (host === null || config === null) {
    await speak(navigator.language);
    const { Outside } = await import('./features/outside/Outside');
    place.replaceChildren();
    render(<Outside />, place);
    return;
  }

  paint(host.theme());
  host.onThemeChanged(paint);
  await speak(host.language);
  const signingIn = signal<(() => void) | null>(null);
  const session = createSession({
    send: client(host, config, (cancel) => (signingIn.value = cancel)),
    signingIn,
    version: config.version,
    openLink: (url) => host.openLink(url),
  });
  const pane = createPane(host, session, slices);
  // The token and the card, which take longest, are asked for before anything is drawn; by the next task most hosts have
  // told what is open.
  const started = pane.start();
  await new Promise((resolve) => setTimeout(resolve));
  // Preact must not patch the skeleton that is written in the page.
  place.replaceChildren();
  render(
    <SessionContext.Provider value={session}>
      <PaneContext.Provider value={pane}>
        <Shell />
      </PaneContext.Provider>
    </SessionContext.Provider>,
    place,
  );
  await started;
  void ProblemNote.fetch();
  await tellManifest(session.calls(sessionCalls).openedWith, new URL(location.href), localStorage, session.now());
}

/** Loads MSAL; the next call tries again if the chunk could not be fetched. */
const broker = () => import('./auth/broker');

function client(
  host: Host,
  config: NonNullable<ReturnType<typeof readConfig>>,
  onAsking: (cancel: (() => void) | null) => void,
) {
  const load = async () => {
    const { createBroker } = await broker();
    return createBroker(config, host.user.address);
  };
  const tokens = createTokens(host, load, Date.now, onAsking);
  return createClient(tokens, (input, init) => {
    const answer = fetch(input, init);
    prepareFormats();
    return answer;
  });
}

function paint(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

const place = document.getElementById('pane');
if (place !== null) {
  void start(place);
}
