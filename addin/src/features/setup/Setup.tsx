import fault from 'icon:error_circle_20_filled';
import ok from 'icon:checkmark_circle_20_filled';
import warning from 'icon:warning_20_filled';
import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import type { Checklist } from './checklist';
import type { Finding, Line } from './lines';
import { titles } from './titles';
import './Setup.css';
import { t, type Key } from './words';

const icons = { ok, warning, fault };

/** The administrator's checklist: everything the installation stands on is tried, and what does not work says how to mend it. */
export function Setup({ checklist }: { readonly checklist: Checklist }) {
  const [copied, setCopied] = useState(false);
  const lines = checklist.lines.value;
  const version = checklist.served.value;
  const busy = checklist.busy.value;
  const faults = lines.filter((line) => line.state === 'fault').length;
  const signedOut = lines.some((line) => line.finding === 'signInNeeded');

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(checklist.diagnostics(navigator.userAgent));
    setCopied(true);
  }

  function check(interactive: boolean): void {
    setCopied(false);
    void checklist.check(interactive);
  }

  return (
    <main class="setup">
      <h1>{t('setup.title')}</h1>
      <p class="quiet">{t('setup.intro')}</p>
      <p class="setup-sum" role="status">
        {busy ? t('setup.busy') : summary(lines, faults, signedOut)}
      </p>
      <div class="setup-acts">
        {signedOut && (
          <Button look="primary" busy={busy} onClick={() => check(true)}>
            {t('notice.signin')}
          </Button>
        )}
        <Button busy={busy} onClick={() => check(false)}>
          {t('setup.again')}
        </Button>
        <Button disabled={lines.length === 0} onClick={() => void copy()}>
          {t(copied ? 'foot.copied' : 'foot.copy')}
        </Button>
      </div>
      <ul class="setup-lines">
        {lines.map((line) => (
          <Entry key={line.finding} line={line} />
        ))}
      </ul>
      <h2>{t('setup.manifests')}</h2>
      <p class="quiet">{version === null ? t('setup.manifests.words') : t('setup.manifests.version', { version })}</p>
      <ul class="setup-files">
        <li>
          <a class="link" href="manifest/outlookcrm.xml" download>
            {t('setup.manifests.xml')}
          </a>
        </li>
        <li>
          <a class="link" href="manifest/outlookcrm.zip" download>
            {t('setup.manifests.zip')}
          </a>
        </li>
      </ul>
    </main>
  );
}

function Entry({ line }: { readonly line: Line }) {
  const { finding, state } = line;
  return (
    <li class={`setup-line ${state}`}>
      <span class="setup-mark">
        <Icon paths={icons[state]} />
        <span class="hidden-text">{t(`setup.state.${state}`)}</span>
      </span>
      <div>
        <h2>{t(titles[finding])}</h2>
        <p>{say(finding, '', line)}</p>
        {state !== 'ok' && <p class="setup-mend">{say(finding, '.mend', line)}</p>}
        {line.link && (
          <a class="link" href={line.link} target="_blank" rel="noopener">
            {t('setup.link')}
          </a>
        )}
      </div>
    </li>
  );
}

function summary(lines: readonly Line[], faults: number, signedOut: boolean): string {
  if (faults > 0) {
    return t('setup.faults', { count: faults });
  }

  return signedOut ? t('setup.signin') : t(lines.every((line) => line.state === 'ok') ? 'setup.fine' : 'setup.nearly');
}

/** Every finding has a sentence, and one that needs somebody a remedy (words.en.ts, kept complete by a test). */
function say(finding: Finding, part: '' | '.mend', line: Line): string {
  const key = `setup.${finding}${part}` as Key;
  return (t as (key: Key, values: Record<string, string>) => string)(key, { detail: line.detail ?? '' });
}
