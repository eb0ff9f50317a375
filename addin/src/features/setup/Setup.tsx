import fault from 'icon:error_circle_20_filled';
import ok from 'icon:checkmark_circle_20_filled';
import warning from 'icon:warning_20_filled';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SessionContext, type Session } from '../../state/session';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Settings } from '../settings/later';
import type { Checklist } from './checklist';
import type { Finding, Line } from './lines';
import { titles } from './titles';
import './Setup.css';
import { t, type Key } from './words';

const icons = { ok, warning, fault };
const signInFindings = new Set<Finding>(['signInNeeded', 'signInUnknown', 'signInRefused']);

interface Properties {
  readonly checklist: Checklist;
  readonly session: Session;
  readonly query?: string;
}

/** The administrator's checklist: everything the installation stands on is tried, and what does not work says how to fix it. */
export function Setup({ checklist, session, query = '' }: Properties) {
  const [setting, setSetting] = useState(false);
  const [copied, setCopied] = useState(false);
  const lines = checklist.lines.value;
  const good = lines.filter((line) => line.state === 'ok');
  const version = checklist.served.value;
  const busy = checklist.busy.value;
  const back = afterConsent(query);
  const faults = lines.filter((line) => line.state === 'fault').length;
  const signedOut = lines.some((line) => signInFindings.has(line.finding));

  // Back from the settings, the keyboard user goes on at the button that opened them.
  const wasSetting = useRef(false);
  useLayoutEffect(() => {
    if (wasSetting.current && !setting) {
      document.getElementById('open-settings')?.focus();
    }

    wasSetting.current = setting;
  }, [setting]);

  async function copy(): Promise<void> {
    await navigator.clipboard.writeText(checklist.diagnostics(navigator.userAgent));
    setCopied(true);
  }

  function check(interactive: boolean): void {
    setCopied(false);
    void checklist.check(interactive);
  }

  async function openSettings(): Promise<void> {
    await session.learnWho(true);
    setSetting(true);
  }

  if (setting) {
    return (
      <SessionContext.Provider value={session}>
        <main>
          <Settings backTo="setup" onBack={() => setSetting(false)} />
        </main>
      </SessionContext.Provider>
    );
  }

  return (
    <main class="setup">
      <h1>{t('setup.title')}</h1>
      <p class="quiet">{t('setup.intro')}</p>
      <p class="setup-sum" role="status">
        {busy
          ? t('setup.busy', { done: checklist.done.value, all: checklist.all })
          : summary(faults, lines.filter((line) => line.state === 'warning').length, signedOut)}
      </p>
      {busy && <progress class="setup-progress" max={checklist.all} value={checklist.done.value} aria-hidden="true" />}
      {back !== null && <p class="setup-back">{back}</p>}
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
        {lines.some(({ finding }) => finding === 'roleAdmin') && (
          <Button id="open-settings" onFocus={() => void Settings.fetch()} onClick={() => void openSettings()}>
            {t('setup.settings')}
          </Button>
        )}
      </div>
      <Entries lines={lines.filter((line) => line.state !== 'ok')} />
      {good.length > 0 && (
        <details class="setup-good">
          <summary>{t('setup.passed', { count: good.length })}</summary>
          <Entries lines={good} />
        </details>
      )}
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

function Entries({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <ul class="setup-lines">
      {lines.map((line) => (
        <Entry key={line.finding} line={line} />
      ))}
    </ul>
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
        {state !== 'ok' && <p class="setup-fix">{withCommands(say(finding, '.fix', line))}</p>}
        {line.link && (
          <a class="link" href={line.link} target="_blank" rel="noopener">
            {t('setup.link')}
          </a>
        )}
      </div>
    </li>
  );
}

function summary(faults: number, warnings: number, signedOut: boolean): string {
  if (signedOut && faults === 0) {
    return t('setup.signin');
  }

  return faults > 0
    ? t('setup.faults', { count: faults })
    : warnings > 0
      ? t('setup.nearly', { count: warnings })
      : t('setup.fine');
}

/** What Microsoft says when the browser comes back from the page for consent; null where it comes from elsewhere. */
export function afterConsent(query: string): string | null {
  const said = new URLSearchParams(query);
  const refused = said.get('error');
  if (refused !== null && said.has('error_description')) {
    const code = /AADSTS\d+/.exec(said.get('error_description') ?? '')?.[0];
    return t('setup.notConsented', { detail: code ?? refused });
  }

  return said.get('admin_consent')?.toLowerCase() === 'true' ? t('setup.consented') : null;
}

/** What is typed stands in one piece, in the type of commands: a `command`, and an --option, which a line must not break. */
function withCommands(words: string): ComponentChildren {
  return words
    .split(/`([^`]+)`|(?<!\S)(--[a-z-]+)/)
    .map((part, index) => (index % 3 === 0 ? part : part && <code key={index}>{part}</code>));
}

/** Every finding has a sentence, and every problem has a remedy (words.en.ts; a test keeps both complete). */
function say(finding: Finding, part: '' | '.fix', line: Line): string {
  const key = `setup.${finding}${part}` as Key;
  return (t as (key: Key, values: Record<string, string>) => string)(key, { detail: line.detail ?? '' });
}
