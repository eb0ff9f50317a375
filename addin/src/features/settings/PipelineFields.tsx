import add from 'icon:add_16_regular';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { useKeptFocus } from '../../ui/focus';
import { Icon } from '../../ui/Icon';
import { emptyStage, moved, type PipelineDraft, type StageDraft } from './pipelineDraft';
import { StageFields } from './StageFields';
import { t } from './words';

interface Properties {
  readonly pipeline: PipelineDraft;
  /** What is wrong with a field, by its path below the pipeline. */
  readonly errorOf: (path: string) => string | undefined;
  readonly onChange: (pipeline: PipelineDraft) => void;
  /** Null for the only pipeline, because there is always one. */
  readonly onRemove: (() => void) | null;
}

/** A pipeline: its name, and its stages in the order in which deals go through them. */
export function PipelineFields({ pipeline, errorOf, onChange, onRemove }: Properties) {
  const place = useKeptFocus<HTMLElement>();
  const { stages } = pipeline;
  const set = (next: readonly StageDraft[]) => onChange({ ...pipeline, stages: next });
  return (
    <section class="settings-pipeline" ref={place} tabIndex={-1}>
      <TextField
        label={t('settings.pipelines.name')}
        value={pipeline.name}
        maxLength={60}
        error={errorOf('name') ?? errorOf('stages')}
        onText={(text) => onChange({ ...pipeline, name: text })}
      />
      {stages.map((stage, i) => (
        <StageFields
          key={stage.key}
          stage={stage}
          place={i}
          count={stages.length}
          errorOf={(field) => errorOf(`stages[${i}].${field}`)}
          onChange={(part) => set(stages.map((one) => (one === stage ? { ...one, ...part } : one)))}
          onMove={(by) => set(moved(stages, i, by))}
          onRemove={() => set(stages.filter((one) => one !== stage))}
        />
      ))}
      <div class="settings-actions">
        <Button look="link" onClick={() => set([...stages, emptyStage()])}>
          <Icon size={16} paths={add} />
          {t('settings.pipelines.stage.add')}
        </Button>
        {onRemove !== null && (
          <Button look="link" onClick={onRemove}>
            {t('settings.pipelines.pipeline.remove')}
          </Button>
        )}
      </div>
    </section>
  );
}
