import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import { useLoaded } from '../../state/loaded';
import { useCalls, useSession } from '../../state/session';
import { noonOf, shortDay } from '../../text/dates';
import { intl } from '../../text/language';
import { Box } from '../../ui/Box';
import { SelectField } from '../../ui/Field';
import { ProblemNote } from '../notice/later';
import { settingsCalls } from './calls';
import { currencies } from '../../lib/currencies';
import type { PartProperties } from './Money';
import { RatesFromFile } from './RatesFromFile';
import { SettingsForm } from './SettingsForm';
import { t } from './words';

/** What other currencies are worth: the newest rates, a rate typed in, and rates from a file. */
export function Rates({ tell }: PartProperties) {
  const calls = useCalls(settingsCalls);
  const { now } = useSession();
  const { value, problem, again } = useLoaded(useCallback((signal: AbortSignal) => calls.rates(signal), [calls]));
  const known = value.value;
  if (known === null) {
    return problem.value === null ? null : <ProblemNote problem={problem.value} onRetry={again} />;
  }

  const { homeCurrency: home, rates, hasMore } = known;
  return (
    <>
      {rates.length === 0 && <p class="quiet">{t('settings.rates.none', { home })}</p>}
      <ul class="settings-rates">
        {rates.map(({ currency, value: worth, day }) => (
          <li key={currency}>
            {t('settings.rates.one', { currency, value: figure(worth), home })}{' '}
            <span class="quiet">{t('settings.rates.from', { day: shortDay(noonOf(`${day}T00:00:00Z`), now()) })}</span>
          </li>
        ))}
      </ul>
      {hasMore && <p class="quiet">{t('settings.rates.more')}</p>}
      <OneRate
        home={home}
        today={now().toISOString().slice(0, 10)}
        onDone={() => {
          tell(t('settings.saved'));
          again();
        }}
      />
      <RatesFromFile
        home={home}
        onDone={(count) => {
          tell(t('settings.rates.entered', { count }));
          again();
        }}
      />
    </>
  );
}

interface OneProperties {
  readonly home: string;
  readonly today: string;
  readonly onDone: () => void;
}

function OneRate({ home, today, onDone }: OneProperties) {
  const calls = useCalls(settingsCalls);
  const currency = useSignal(home === 'USD' ? 'EUR' : 'USD');
  const worth = useSignal('');
  const day = useSignal(today);
  async function send(): Promise<Problem | null> {
    const answer = await calls.enter([{ currency: currency.peek(), day: day.peek(), value: Number(worth.peek()) }]);
    if (!answer.ok) {
      return answer.problem;
    }

    worth.value = '';
    onDone();
    return null;
  }

  return (
    <SettingsForm
      title={t('settings.rates.hand')}
      action={t('settings.save')}
      isReady={worth.value !== '' && day.value !== ''}
      send={send}
    >
      {(errorOf) => (
        <>
          <SelectField
            label={t('settings.rates.currency')}
            value={currency.value}
            options={currencies().filter(({ code }) => code !== home)}
            error={errorOf('rates[0].currency')}
            onChoose={(code) => (currency.value = code)}
          />
          <Box
            label={t('settings.rates.value', { home })}
            type="number"
            value={worth.value}
            required
            error={errorOf('rates[0].value')}
            onText={(typed) => (worth.value = typed)}
          />
          <Box
            label={t('settings.rates.day')}
            type="date"
            value={day.value}
            required
            onText={(typed) => (day.value = typed)}
          />
        </>
      )}
    </SettingsForm>
  );
}

/** A rate with as many digits as tell it apart, also where one unit is worth a fraction of a cent. */
export function figure(value: number): string {
  return intl(Intl.NumberFormat, { maximumSignificantDigits: 6 }).format(value);
}
