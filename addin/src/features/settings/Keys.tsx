import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { ApiKey, MadeKey } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { useCalls, useSession } from '../../state/session';
import { longTime, noonOf, shortDay } from '../../text/dates';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { settingsCalls } from './calls';
import { NewKeyForm } from './NewKeyForm';
import { Secret } from './Secret';
import { Sure } from './Sure';
import { t } from './words';

/** The keys with which other programs sign in: those in use, a new one, and those that are over. */
export function Keys() {
  const calls = useCalls(settingsCalls);
  const { now } = useSession();
  const { value, problem, again } = useLoaded(useCallback((signal: AbortSignal) => calls.keys(signal), [calls]));
  const made = useSignal<MadeKey | null>(null);
  const place = useKeptFocus<HTMLDivElement>();
  const keys = value.value?.keys ?? [];
  const today = now().toISOString().slice(0, 10);
  const isOver = (key: ApiKey) => key.revoked !== null || (key.lastDay !== null && key.lastDay < today);
  const over = keys.filter(isOver);

  async function revoke(key: ApiKey) {
    const answer = await calls.revokeKey(key);
    again();
    return answer.ok ? null : answer.problem;
  }

  return (
    <div ref={place} tabIndex={-1} class="settings-list">
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={again} />}
      {value.value !== null && keys.length === 0 && <p class="quiet">{t('settings.keys.none')}</p>}
      <ul>
        {keys
          .filter((key) => !isOver(key))
          .map((key) => (
            <li key={key.id}>
              <Line one={key} />
              <Sure action={t('settings.keys.revoke')} sure={t('settings.keys.revoke.sure')} act={() => revoke(key)} />
            </li>
          ))}
      </ul>
      {made.value === null ? (
        <NewKeyForm
          onMade={(key) => {
            made.value = key;
            again();
          }}
        />
      ) : (
        <Secret name={made.value.key.name} secret={made.value.secret} onDone={() => (made.value = null)} />
      )}
      {over.length > 0 && (
        <details>
          <summary>{t('settings.keys.older', { count: over.length })}</summary>
          <ul>
            {over.map((key) => (
              <li key={key.id}>
                <Line one={key} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Line({ one }: { readonly one: ApiKey }) {
  const { now } = useSession();
  const { name, scope, made, lastUsedOn, lastDay, revoked } = one;
  const day = (date: string) => shortDay(noonOf(`${date}T00:00:00Z`), now());
  const ended = lastDay !== null && lastDay < now().toISOString().slice(0, 10);
  return (
    <>
      <b>
        <bdi>{name}</bdi>
      </b>
      <p class="quiet">
        {t('settings.keys.made', {
          scope: t(`settings.keys.scope.${scope}`),
          name: made.name,
          at: longTime(made.at),
        })}
        {' · '}
        {lastUsedOn === null ? t('settings.keys.unused') : t('settings.keys.used', { day: day(lastUsedOn) })}
        {lastDay !== null && ` · ${t(ended ? 'settings.keys.ended' : 'settings.keys.until', { day: day(lastDay) })}`}
        {revoked !== null && ` · ${t('settings.keys.revoked', { name: revoked.name, at: longTime(revoked.at) })}`}
      </p>
    </>
  );
}
