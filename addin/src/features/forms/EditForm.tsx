import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import { usePane } from '../../state/pane';
import { t } from '../../text/text';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import '../../ui/edit.css';

interface Properties<T> {
  /** Something that the form needs is missing. */
  readonly incomplete: boolean;
  /** The first field is as wide as the form. */
  readonly isFirstWide?: boolean;
  readonly save: () => Promise<Answer<T>>;
  readonly onDone: (saved: T) => void;
  readonly onCancel: () => void;
  /** Takes what somebody else has stored meanwhile, so that the next save is based on it. */
  readonly onStale?: (current: T) => void;
  /** The fields; `errorOf` gives the API's word on a field by its name in the request. */
  readonly children: (errorOf: (field: string) => string | undefined) => ComponentChildren;
}

/** A form for a record of a customer: the fields in two columns, what did not work, saving and discarding. */
export function EditForm<T>({ incomplete, isFirstWide, save, onDone, onCancel, onStale, children }: Properties<T>) {
  const { again } = usePane();
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function submit(): Promise<void> {
    if (busy.peek()) {
      return;
    }

    busy.value = true;
    const answer = await save();
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      onDone(answer.value);
    } else if (answer.problem.type === 'stale') {
      onStale?.(answer.problem.body?.['current'] as T);
    }
  }

  return (
    <form
      class={isFirstWide === true ? 'edit-form first-wide' : 'edit-form'}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {children((field) => problem.value?.errors?.[field]?.[0])}
      {problem.value !== null && <ProblemNote problem={problem.value} onSignIn={() => void again()} />}
      <div class="edit-actions">
        <Button type="submit" look="primary" busy={busy.value} disabled={incomplete}>
          {t(busy.value ? 'profile.saving' : 'profile.save')}
        </Button>
        <Button onClick={onCancel}>{t('profile.cancel')}</Button>
      </div>
    </form>
  );
}
