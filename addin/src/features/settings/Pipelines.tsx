import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import type { Pipelines as Stored } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { useCalls } from '../../state/session';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ListField } from '../../ui/ListField';
import { ProblemNote } from '../notice/later';
import { settingsCalls } from './calls';
import type { PartProperties } from './Money';
import { bodyOf, draftOf, emptyPipeline, isComplete, type PipelinesDraft } from './pipelineDraft';
import { PipelineFields } from './PipelineFields';
import { t } from './words';

/** The stages that deals go through, what they are worth there, and the reasons for which deals are lost. */
export function Pipelines({ tell }: PartProperties) {
  const calls = useCalls(settingsCalls);
  const { value, problem, again } = useLoaded(useCallback((signal: AbortSignal) => calls.pipelines(signal), [calls]));
  const place = useKeptFocus<HTMLDivElement>();
  const draft = useSignal<PipelinesDraft | null>(null);
  const busy = useSignal(false);
  const failure = useSignal<Problem | null>(null);
  const stored = value.value;
  if (stored === null) {
    return problem.value === null ? null : <ProblemNote problem={problem.value} onRetry={again} />;
  }

  const now = draft.value ?? draftOf(stored);
  const errors = failure.value?.errors ?? {};
  const change = (part: Partial<PipelinesDraft>) => (draft.value = { ...now, ...part });

  async function save(before: Stored): Promise<void> {
    busy.value = true;
    const answer = await calls.setPipelines(before.version, bodyOf(now));
    busy.value = false;
    failure.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      value.value = answer.value;
      draft.value = null;
      tell(t('settings.saved'));
    } else if (answer.problem.type === 'stale') {
      // What was typed stays; what somebody else has set meanwhile is shown when it is discarded.
      value.value = answer.problem.body?.['current'] as Stored;
    }
  }

  return (
    <div class="fields" ref={place} tabIndex={-1}>
      {now.pipelines.map((pipeline, i) => (
        <PipelineFields
          key={pipeline.key}
          pipeline={pipeline}
          errorOf={(path) => errors[`pipelines[${i}].${path}`]?.[0]}
          onChange={(next) => change({ pipelines: now.pipelines.map((one) => (one === pipeline ? next : one)) })}
          onRemove={
            now.pipelines.length === 1
              ? null
              : () => change({ pipelines: now.pipelines.filter((one) => one !== pipeline) })
          }
        />
      ))}
      <p class="quiet">{t('settings.pipelines.learned')}</p>
      <ListField
        label={t('settings.pipelines.reasons')}
        one={t('settings.pipelines.reason')}
        mode="text"
        values={now.reasons}
        error={Object.entries(errors).find(([path]) => path.startsWith('lostReasons'))?.[1][0]}
        onValues={(reasons) => change({ reasons })}
      />
      {failure.value !== null && <ProblemNote problem={failure.value} marked={Object.keys(errors).length > 0} />}
      <div class="settings-actions">
        <Button busy={busy.value} disabled={draft.value === null || !isComplete(now)} onClick={() => void save(stored)}>
          {t('settings.save')}
        </Button>
        {draft.value !== null && (
          <Button
            look="link"
            disabled={busy.value}
            onClick={() => {
              draft.value = null;
              failure.value = null;
            }}
          >
            {t('settings.pipelines.discard')}
          </Button>
        )}
        <Button look="link" onClick={() => change({ pipelines: [...now.pipelines, emptyPipeline()] })}>
          {t('settings.pipelines.pipeline.add')}
        </Button>
      </div>
    </div>
  );
}
