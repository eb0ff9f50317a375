import { useState } from 'preact/hooks';
import { writeClipboard } from '../../lib/clipboard';
import { diagnostics } from '../../state/diagnostics';
import { usePane, type Pane } from '../../state/pane';
import { useSession } from '../../state/session';
import { shortTime } from '../../text/dates';
import { language } from '../../text/language';
import { Button } from '../../ui/Button';
import { Settings } from '../settings/later';
import './Foot.css';
import { t } from './words';

/** Who is signed in, how old the card is, and what an administrator would ask for. */
export function Foot() {
  const pane = usePane();
  const { failures, isManager, me, now, signedOut } = useSession();
  const [copied, setCopied] = useState(false);
  const { asOf } = pane.opened.known.value;
  const user = me.value;

  async function copy(): Promise<void> {
    await writeClipboard(diagnostics(facts(pane), failures.list()));
    setCopied(true);
  }

  return (
    <footer class="foot quiet">
      <span>
        {user !== null && <bdi title={user.userName}>{t('foot.user', { name: user.userName })}</bdi>}
        {user === null && signedOut.value && t('foot.signedout')}
        {asOf !== null && (
          <span class="foot-time">{t('foot.updated', { at: shortTime(asOf.toISOString(), now()) })}</span>
        )}
      </span>
      <span class="foot-acts">
        {isManager.value && (
          <Button
            look="link"
            id="open-settings"
            onPointerEnter={() => void Settings.fetch()}
            onFocus={() => void Settings.fetch()}
            onClick={() => (pane.setting.value = true)}
          >
            {t('foot.settings')}
          </Button>
        )}
        <Button look="link" onClick={() => void copy()}>
          <span role="status">{t(copied ? 'foot.copied' : 'foot.copy')}</span>
        </Button>
      </span>
    </footer>
  );
}

function facts(pane: Pane): Record<string, string> {
  const { version, me, now } = pane.session;
  return {
    OutlookCrm: version,
    host: pane.host.about,
    browser: navigator.userAgent,
    language: `${pane.host.language} (shown: ${language.peek()})`,
    theme: pane.host.theme(),
    width: `${innerWidth}`,
    online: `${navigator.onLine}`,
    'nested authentication': `${pane.host.nestedAuth}`,
    'signed in': `${me.peek() !== null}`,
    roles: me.peek()?.roles.join(', ') ?? '',
    mode: pane.opened.mail.peek()?.mode ?? 'no item',
    'people shown': `${pane.opened.people.peek().length}`,
    at: now().toISOString(),
  };
}
