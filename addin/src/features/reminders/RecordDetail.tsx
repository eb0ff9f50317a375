import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { isIncomplete, type Draft } from './draft';
import { Fields } from './Fields';
import { t } from './later.words';
import { RecordForm } from './RecordForm';

interface Properties<R> {
  readonly removal: { readonly sure: string; readonly removed: string };
  /** The record as it is now, with the version that a change must name. */
  readonly read: () => Promise<Answer<R>>;
  readonly draftOf: (record: R) => Draft;
  readonly edit: (version: string, draft: Draft) => Promise<Answer<R>>;
  readonly remove: (version: string) => Promise<Answer<unknown>>;
  /** Further things to do. */
  readonly acts?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** An opened record: what it says, editing and removing it. */
export function RecordDetail<R extends { readonly version: string }>(properties: Properties<R>) {
  const { removal, read, draftOf, edit, remove, acts, children } = properties;
  const { refreshAll, tell } = usePane();
  const { canWrite } = useSession();
  const place = useKeptFocus<HTMLDivElement>();
  const editing = useSignal<{ readonly version: string; readonly was: Draft; readonly draft: Draft } | null>(null);
  const sure = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function trying<T>(call: () => Promise<Answer<T>>, then: (value: T) => void): Promise<void> {
    if (busy.peek()) {
      return;
    }

    busy.value = true;
    const answer = await call();
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      then(answer.value);
    } else if (answer.problem.type === 'stale' && editing.peek() !== null) {
      open(answer.problem.body?.['current'] as R);
    }
  }

  function open(record: R): void {
    const draft = draftOf(record);
    editing.value = { version: record.version, was: draft, draft };
  }

  function finished(words: string): void {
    editing.value = null;
    sure.value = false;
    tell(words);
    refreshAll();
  }

  /** What is removed is what is stored now; whoever read the entry has seen it a moment ago. */
  async function removeNow(): Promise<Answer<unknown>> {
    const now = await read();
    return now.ok ? remove(now.value.version) : now;
  }

  const form = editing.value;
  return (
    <div class="entry-text" ref={place} tabIndex={-1}>
      {form === null ? (
        children
      ) : (
        <RecordForm
          problem={problem.value}
          busy={busy.value}
          incomplete={isIncomplete(form.draft)}
          takesFocus
          isUntouched={form.draft === form.was}
          onSave={() =>
            void trying(
              () => edit(form.version, form.draft),
              () => finished(t('record.saved')),
            )
          }
          onCancel={() => {
            editing.value = null;
            problem.value = null;
          }}
        >
          <Fields
            value={form.draft}
            errors={problem.value?.errors ?? {}}
            onChange={(part) => (editing.value = { ...form, draft: { ...form.draft, ...part } })}
          />
        </RecordForm>
      )}
      {form === null && problem.value !== null && <ProblemNote problem={problem.value} />}
      {form === null && canWrite.value && !sure.value && (
        <p class="record-actions">
          {acts}
          <Button look="link" busy={busy.value} onClick={() => void trying(read, open)}>
            {t('record.edit')}
          </Button>
          <Button look="link" onClick={() => (sure.value = true)}>
            {t('record.remove')}
          </Button>
        </p>
      )}
      {sure.value && (
        <p class="record-actions" role="alert">
          {removal.sure}{' '}
          <Button small busy={busy.value} onClick={() => void trying(removeNow, () => finished(removal.removed))}>
            {t('record.remove')}
          </Button>
          <Button small onClick={() => (sure.value = false)}>
            {t('record.keep')}
          </Button>
        </p>
      )}
    </div>
  );
}
