import { render } from 'preact';
import { createClient } from './api/client';
import { readConfig } from './auth/config';
import { createTokens } from './auth/tokens';
import { Shell } from './features/shell/Shell';
import type { Host, Theme } from './host/host';
import { findOutlook } from './host/office';
import { tellManifest } from './state/manifest';
import { createPane, PaneContext } from './state/pane';
import { speak } from './text/text';
import { fetchTheRest } from './ui/lazy';
import './theme/base.css';

async function start(place: HTMLElement): Promise<void> {
  const host = await findOutlook();
  const config = readConfig(document);
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
  const pane = createPane({ host, version: config.version, send: client(host, config) });
  // The skeleton in the page is not ours to patch.
  place.replaceChildren();
  render(
    <PaneContext.Provider value={pane}>
      <Shell />
    </PaneContext.Provider>,
    place,
  );
  await pane.start();
  await fetchTheRest();
  await tellManifest(pane.api, new URL(location.href), localStorage, pane.now());
}

function client(host: Host, config: NonNullable<ReturnType<typeof readConfig>>) {
  const tokens = createTokens(host, async () => {
    const { createBroker } = await import('./auth/broker');
    return createBroker(config, host.user.address);
  });
  return createClient(tokens, (input, init) => fetch(input, init));
}

function paint(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme;
}

const place = document.getElementById('pane');
if (place !== null) {
  void start(place);
}
