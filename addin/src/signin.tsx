import { render } from 'preact';
import { signInByRedirect } from './auth/broker';
import { readConfig } from './auth/config';
import type { DialogToken } from './auth/tokens';
import { findPane } from './host/dialog';
import { t, type Key } from './features/signin/words';
import { speak } from './text/text';
import './theme/base.css';

/** The window of the last rung: goes to Entra and back, then tells the pane. */
async function signIn(show: (words: Key) => void): Promise<void> {
  show('signin.busy');
  const config = readConfig(document);
  const tellPane = await findPane();
  if (config === null || tellPane === null) {
    show('signin.failed');
    return;
  }

  const result = await signInByRedirect(config);
  if (result !== null) {
    const said: DialogToken = { token: result.accessToken, expiresOn: result.expiresOn?.getTime() ?? 0 };
    tellPane(JSON.stringify(said));
    show('signin.done');
  }
}

const place = document.getElementById('signin');
if (place !== null) {
  const show = (words: Key) =>
    render(
      <>
        <h1>{t('signin.title')}</h1>
        <p>{t(words)}</p>
      </>,
      place,
    );
  void speak(navigator.language)
    .then(() => signIn(show))
    .catch(() => show('signin.failed'));
}
