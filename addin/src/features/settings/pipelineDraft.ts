import type { Pipelines, PipelinesChange } from '../../api/types';

/** A stage as it is typed; what is there already keeps its id when it is renamed or moved. */
export interface StageDraft {
  readonly key: string;
  readonly id: string | null;
  readonly name: string;
  /** In percent. */
  readonly chance: string;
  /** Empty: no deal is too long here. */
  readonly days: string;
}

export interface PipelineDraft {
  readonly key: string;
  readonly id: string | null;
  readonly name: string;
  readonly stages: readonly StageDraft[];
}

/** Pipelines and reasons while they are being changed. */
export interface PipelinesDraft {
  readonly pipelines: readonly PipelineDraft[];
  readonly reasons: readonly string[];
}

export function draftOf({ pipelines, lostReasons }: Pipelines): PipelinesDraft {
  return {
    pipelines: pipelines.map(({ id, name, stages }) => ({
      key: id,
      id,
      name,
      stages: stages.map((stage) => ({
        key: stage.id,
        id: stage.id,
        name: stage.name,
        // As typed: 0.35 × 100 is 35.00000000000001 only for a machine.
        chance: String(Math.round(stage.chance * 10_000) / 100),
        days: stage.rottingDays === null ? '' : String(stage.rottingDays),
      })),
    })),
    reasons: lostReasons,
  };
}

export function bodyOf({ pipelines, reasons }: PipelinesDraft): PipelinesChange {
  return {
    pipelines: pipelines.map(({ id, name, stages }) => ({
      ...(id !== null && { id }),
      name: name.trim(),
      stages: stages.map((stage) => ({
        ...(stage.id !== null && { id: stage.id }),
        name: stage.name.trim(),
        chance: numberOf(stage.chance) / 100,
        ...(stage.days.trim() !== '' && { rottingDays: numberOf(stage.days) }),
      })),
    })),
    lostReasons: reasons.map((reason) => reason.trim()).filter((reason) => reason !== ''),
  };
}

/** Whether each pipeline and stage has a name, and each number is one. */
export function isComplete({ pipelines, reasons }: PipelinesDraft): boolean {
  return (
    reasons.some((reason) => reason.trim() !== '') &&
    pipelines.every(
      ({ name, stages }) =>
        name.trim() !== '' &&
        stages.every(
          (stage) =>
            stage.name.trim() !== '' &&
            stage.chance.trim() !== '' &&
            !Number.isNaN(numberOf(stage.chance)) &&
            (stage.days.trim() === '' || Number.isInteger(numberOf(stage.days))),
        ),
    )
  );
}

export function emptyStage(): StageDraft {
  return { key: crypto.randomUUID(), id: null, name: '', chance: '', days: '' };
}

export function emptyPipeline(): PipelineDraft {
  return { key: crypto.randomUUID(), id: null, name: '', stages: [emptyStage()] };
}

/** The list with one thing a place further up (-1) or down (1). */
export function moved<T>(list: readonly T[], from: number, by: -1 | 1): readonly T[] {
  const next = [...list];
  const [one] = next.splice(from, 1);
  return one === undefined ? list : next.toSpliced(from + by, 0, one);
}

// With a comma before the decimals, too, as most of our users write them.
function numberOf(text: string): number {
  return Number(text.trim().replace(',', '.'));
}
