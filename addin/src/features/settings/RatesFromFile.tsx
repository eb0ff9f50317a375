import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import { useCalls, useSession } from '../../state/session';
import { Box } from '../../ui/Box';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/Field';
import { ProblemNote } from '../notice/later';
import { settingsCalls } from './calls';
import { enterAll } from './enterRates';
import { currencies } from '../../lib/currencies';
import { ratesInto, readRates, type RateFile, type Way } from './rateFile';
import { figure } from './Rates';
import { t } from './words';

interface Properties {
  readonly home: string;
  readonly onDone: (count: number) => void;
}

/** Rates from a file: what it says is shown as a sentence, which a person can turn round, before anything is stored. */
export function RatesFromFile({ home, onDone }: Properties) {
  const id = useId();
  const { now } = useSession();
  const file = useSignal<ReturnType<typeof readRates> | null>(null);

  async function read(chosen: File): Promise<void> {
    file.value = readRates(await chosen.text());
  }

  return (
    <div class="fields">
      <h3>{t('settings.rates.file')}</h3>
      <div class="field">
        <label for={id}>{t('settings.rates.choose')}</label>
        <input
          id={id}
          type="file"
          accept=".csv,.txt,.tsv,text/csv"
          aria-describedby={`${id}-note`}
          onChange={({ currentTarget }) => {
            const chosen = currentTarget.files?.[0];
            if (chosen !== undefined) {
              void read(chosen);
            }
          }}
        />
        <p id={`${id}-note`} class="field-hint">
          {t('settings.rates.choose.hint')}
        </p>
      </div>
      {file.value === 'unread' && <p role="alert">{t('settings.rates.unread')}</p>}
      {file.value === 'days' && <p role="alert">{t('settings.rates.days')}</p>}
      {file.value !== null && typeof file.value !== 'string' && (
        <Found file={file.value} home={home} from={`${now().getFullYear() - 1}-01-01`} onDone={onDone} />
      )}
    </div>
  );
}

interface FoundProperties extends Properties {
  readonly file: RateFile;
  readonly from: string;
}

function Found({ file, home, from, onDone }: FoundProperties) {
  const calls = useCalls(settingsCalls);
  const listed = new Set(file.rates.map(({ currency }) => currency));
  const base = useSignal(file.base ?? (listed.has('EUR') ? home : 'EUR'));
  const way = useSignal<Way>(listed.has('EUR') ? 'perUnit' : 'perBase');
  const after = useSignal(from);
  const done = useSignal<number | null>(null);
  const unknown = useSignal<readonly string[]>([]);
  const problem = useSignal<Problem | null>(null);
  const { rates, without } = ratesInto(home, file, base.value, way.value, after.value);
  const sample = file.rates.find(({ currency }) => currency !== base.value);
  const count = new Set(rates.map(({ currency }) => currency)).size;

  async function enter(): Promise<void> {
    problem.value = null;
    done.value = 0;
    const result = await enterAll(calls.enter, rates, (entered) => (done.value = entered));
    done.value = null;
    unknown.value = result.unknown;
    problem.value = result.problem;
    if (result.problem === null) {
      onDone(result.entered);
    }
  }

  return (
    <>
      <SelectField
        label={t('settings.rates.base')}
        value={base.value}
        options={currencies()}
        onChoose={(code) => (base.value = code)}
      />
      {sample !== undefined && (
        <SelectField
          label={t('settings.rates.way')}
          value={way.value}
          options={(['perBase', 'perUnit'] as const).map((code) => ({
            code,
            name: t(`settings.rates.way.${code}`, {
              base: base.value,
              currency: sample.currency,
              count: sample.units,
              value: figure(sample.value),
            }),
          }))}
          onChoose={(code) => (way.value = code as Way)}
        />
      )}
      <Box label={t('settings.rates.after')} type="date" value={after.value} onText={(day) => (after.value = day)} />
      <p role="status">
        {done.value !== null
          ? t('settings.rates.progress', { done: done.value, count: rates.length })
          : rates.length === 0
            ? t('settings.rates.nothing', { home })
            : t('settings.rates.found', {
                count: rates.length,
                currencies: t('settings.rates.currencies', { count }),
              })}
      </p>
      {without > 0 && <p class="quiet">{t('settings.rates.nohome', { count: without, home })}</p>}
      {unknown.value.length > 0 && (
        <p role="alert">{t('settings.rates.left', { currencies: unknown.value.join(', ') })}</p>
      )}
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={() => void enter()} />}
      <div class="settings-actions">
        <Button busy={done.value !== null} disabled={rates.length === 0} onClick={() => void enter()}>
          {t('settings.rates.enter')}
        </Button>
      </div>
    </>
  );
}
