import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../api/problem';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';

interface Properties {
  readonly title?: string;
  /** The words of the button that sends. */
  readonly action: string;
  /** Whether enough is filled in. */
  readonly isReady: boolean;
  /** Sends what is filled in; answers what went wrong. */
  readonly send: () => Promise<Problem | null>;
  /** A button beside the one that sends. */
  readonly beside?: ComponentChildren;
  /** The fields, told the first thing that is wrong with the field of a name. */
  readonly children: (errorOf: (field: string) => string | undefined) => ComponentChildren;
}

/** Fields that are sent together, once at a time, and what went wrong. */
export function SettingsForm({ title, action, isReady, send, beside, children }: Properties) {
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const errors = problem.value?.errors ?? {};

  async function submit(): Promise<void> {
    if (busy.peek()) {
      return;
    }

    busy.value = true;
    problem.value = await send();
    busy.value = false;
  }

  return (
    <form
      class="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {title !== undefined && <h3>{title}</h3>}
      {children((field) => errors[field]?.[0])}
      {problem.value !== null && <ProblemNote problem={problem.value} marked={Object.keys(errors).length > 0} />}
      <div class="settings-actions">
        <Button type="submit" busy={busy.value} disabled={!isReady}>
          {action}
        </Button>
        {beside}
      </div>
    </form>
  );
}
