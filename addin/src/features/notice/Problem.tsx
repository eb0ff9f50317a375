import errorIcon from 'icon:error_circle_20_regular';
import type { ComponentChildren } from 'preact';
import { useEffect, useReducer, useState } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import { isPassing } from '../../api/problem';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { useSession } from '../../state/session';
import { timeAhead } from '../../text/dates';
import './Problem.css';
import { t } from './problem.words';

/** From here on seconds say nothing to a person. */
const longSeconds = 100;

export interface ProblemProperties {
  readonly problem: Problem;
  /** Tries the same thing again; offered only where that may help. */
  readonly onRetry?: () => void;
  readonly onSignIn?: () => void;
  /** Marks the fields of the form that contains the problem. */
  readonly marked?: boolean;
  /** Something to add; the failure is then shown more calmly, because what the user needs is still there. */
  readonly children?: ComponentChildren;
}

/** What did not work and what to do about it. */
export function ProblemNote({ problem, onRetry, onSignIn, marked = false, children }: ProblemProperties) {
  const { now } = useSession();
  // The time that a problem names counts from when it was told.
  const [told, setTold] = useState({ problem, at: now() });
  if (told.problem !== problem) {
    setTold({ problem, at: now() });
  }

  const invalid = problem.type === 'invalid-request';
  const signIn = ['sign-in-needed', 'not-signed-in', 'sign-in-again'].includes(problem.type) ? onSignIn : undefined;
  return (
    <div class={`problem${children == null || children === false ? '' : ' calm'}`} role="alert" tabIndex={-1}>
      <Icon paths={errorIcon} />
      <div>
        <p>
          {invalid && marked ? t('problem.invalid-fields') : t(`problem.${problem.type}`)}
          {problem.retryAfter !== undefined && (
            <>
              {' '}
              <Again seconds={problem.retryAfter} since={told.at} />
            </>
          )}
        </p>
        {problem.traceId !== undefined && <p class="quiet">{t('notice.trace', { id: problem.traceId })}</p>}
        {children}
        {problem.type === 'consent-needed' && <Consent url={problem.body?.['adminConsentUrl']} />}
        {signIn !== undefined && (
          <Button look="link" onClick={signIn}>
            {t('notice.signin')}
          </Button>
        )}
        {onRetry !== undefined && signIn === undefined && (isPassing(problem) || invalid) && (
          <Button look="link" onClick={onRetry}>
            {t('notice.retry')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** When to try again: a few seconds are counted down, a longer wait has its end named. */
function Again({ seconds, since }: { readonly seconds: number; readonly since: Date }) {
  const { now } = useSession();
  const end = since.getTime() + seconds * 1000;
  const isShort = seconds < longSeconds;
  const left = Math.max(Math.ceil((end - now().getTime()) / 1000), 0);
  const next = useReducer<number, undefined>((turn) => turn + 1, 0)[1];
  useEffect(() => {
    const timer =
      isShort && left > 0 ? setTimeout(() => next(undefined), end - (left - 1) * 1000 - now().getTime()) : undefined;
    return () => clearTimeout(timer);
  }, [isShort, left, end, next, now]);
  if (!isShort) {
    return <>{t('notice.waituntil', { at: timeAhead(new Date(end), since) })}</>;
  }

  // What is read out does not change every second.
  return left === 0 ? (
    <>{t('notice.now')}</>
  ) : (
    <>
      <span aria-hidden="true">{t('notice.wait', { count: left })}</span>
      <span class="hidden-text">{t('notice.wait', { count: Math.ceil(seconds) })}</span>
    </>
  );
}

function Consent({ url }: { readonly url: unknown }) {
  const { openLink } = useSession();
  return typeof url === 'string' && url.startsWith('https://') ? (
    <Button look="link" onClick={() => openLink(url)}>
      {t('notice.consent')}
    </Button>
  ) : null;
}
