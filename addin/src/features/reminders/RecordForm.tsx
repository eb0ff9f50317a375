import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import { usePane } from '../../state/pane';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import { t } from './later.words';
import './Reminders.css';

interface Properties {
  readonly problem: Problem | null;
  readonly busy: boolean;
  readonly incomplete: boolean;
  /** The first box takes the focus, and what is in it is selected. */
  readonly takesFocus: boolean;
  /** Nothing was typed that would be lost: Escape closes the form. */
  readonly isUntouched: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly children: ComponentChildren;
}

/** A form of a few boxes: Enter saves from a box of one line, Ctrl and Enter from everywhere. */
export function RecordForm(properties: Properties) {
  const { problem, busy, incomplete, takesFocus, isUntouched, onSave, onCancel, children } = properties;
  const { again } = usePane();
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const box = takesFocus ? form.current?.querySelector<HTMLInputElement>('textarea, input') : null;
    box?.focus({ preventScroll: true });
    box?.select();
    // Only once: a box that was left keeps what is selected in it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  function save(): void {
    if (!busy && !incomplete) {
      onSave();
    }
  }

  return (
    <form
      class="record-form"
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          save();
        } else if (event.key === 'Escape' && isUntouched) {
          event.stopPropagation();
          onCancel();
        }
      }}
    >
      {children}
      {problem !== null &&
        (problem.type === 'stale' ? (
          <p class="quiet" role="alert">
            {t('record.stale')}
          </p>
        ) : (
          <ProblemNote problem={problem} marked onSignIn={() => void again()} />
        ))}
      <div class="record-actions">
        <Button type="submit" look="primary" busy={busy} disabled={incomplete}>
          {t(busy ? 'profile.saving' : 'profile.save')}
        </Button>
        <Button onClick={onCancel}>{t('profile.cancel')}</Button>
      </div>
    </form>
  );
}
