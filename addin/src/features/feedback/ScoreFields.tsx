import { useId } from 'preact/hooks';
import type { Metric } from '../../api/types';
import { AreaField } from '../../ui/Field';
import { metrics, scoresOf } from './metrics';
import { t } from './tab.words';
import { t as said } from './words';

export interface ScoreInput {
  readonly metric: Metric;
  readonly score: number | null;
  readonly words: string;
}

interface Properties {
  readonly value: ScoreInput;
  readonly onChange: (value: ScoreInput) => void;
}

/** Which question, which score, which words. */
export function ScoreFields({ value, onChange }: Properties) {
  const name = useId();
  const { metric, score, words } = value;
  return (
    <>
      <fieldset class="choice">
        <legend>{t('feedback.metric')}</legend>
        {metrics.map((one) => (
          <label key={one} title={t(`feedback.${one}.question`)}>
            <input
              type="radio"
              name={`${name}-metric`}
              checked={one === metric}
              onChange={() => onChange({ ...value, metric: one, score: null })}
            />
            <span>{said(`feedback.${one}`)}</span>
          </label>
        ))}
      </fieldset>
      <fieldset class="choice">
        <legend>{t(`feedback.${metric}.question`)}</legend>
        {scoresOf(metric).map((one) => (
          <label key={`${metric}${one}`}>
            <input
              type="radio"
              name={`${name}-score`}
              checked={one === score}
              onChange={() => onChange({ ...value, score: one })}
            />
            <span>{one}</span>
          </label>
        ))}
        <p class="choice-ends" aria-hidden="true">
          <span>{t(`feedback.${metric}.low`)}</span>
          <span>{t(`feedback.${metric}.high`)}</span>
        </p>
      </fieldset>
      <AreaField
        label={t('feedback.words')}
        rows={2}
        maxLength={4000}
        value={words}
        onText={(text) => onChange({ ...value, words: text })}
      />
    </>
  );
}
