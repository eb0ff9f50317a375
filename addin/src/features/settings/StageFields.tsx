import down from 'icon:arrow_down_16_regular';
import remove from 'icon:delete_16_regular';
import up from 'icon:arrow_up_16_regular';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import type { StageDraft } from './pipelineDraft';
import { t } from './words';

interface Properties {
  readonly stage: StageDraft;
  /** Counted from 0. */
  readonly place: number;
  readonly count: number;
  readonly errorOf: (field: 'name' | 'chance' | 'rottingDays') => string | undefined;
  readonly onChange: (part: Partial<StageDraft>) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
}

/** A stage of a pipeline: its name, the chance from here, and how long is too long. */
export function StageFields({ stage, place, count, errorOf, onChange, onMove, onRemove }: Properties) {
  const name = stage.name === '' ? t('settings.pipelines.stage.number', { number: place + 1 }) : stage.name;
  return (
    <fieldset class="settings-stage">
      <legend>{t('settings.pipelines.stage.number', { number: place + 1 })}</legend>
      <TextField
        label={t('settings.pipelines.stage')}
        value={stage.name}
        maxLength={60}
        error={errorOf('name')}
        onText={(text) => onChange({ name: text })}
      />
      <div class="settings-pair">
        <TextField
          label={t('settings.pipelines.chance')}
          value={stage.chance}
          maxLength={6}
          numeric
          error={errorOf('chance')}
          onText={(text) => onChange({ chance: text })}
        />
        <TextField
          label={t('settings.pipelines.days')}
          value={stage.days}
          maxLength={4}
          numeric
          error={errorOf('rottingDays')}
          onText={(text) => onChange({ days: text })}
        />
      </div>
      <div class="settings-actions">
        <Button
          look="icon"
          aria-label={t('settings.pipelines.up', { name })}
          disabled={place === 0}
          onClick={() => onMove(-1)}
        >
          <Icon size={16} paths={up} />
        </Button>
        <Button
          look="icon"
          aria-label={t('settings.pipelines.down', { name })}
          disabled={place === count - 1}
          onClick={() => onMove(1)}
        >
          <Icon size={16} paths={down} />
        </Button>
        <Button
          look="icon"
          aria-label={t('settings.pipelines.remove', { name })}
          disabled={count === 1}
          onClick={onRemove}
        >
          <Icon size={16} paths={remove} />
        </Button>
      </div>
    </fieldset>
  );
}
