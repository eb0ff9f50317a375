import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { t } from './words';

interface Properties {
  /** The words of the button. */
  readonly action: string;
  /** What follows, said before it is done. */
  readonly sure: string;
  /** Does it; answers what went wrong. */
  readonly act: () => Promise<Problem | null>;
}

/** A button for what cannot be undone: it asks first. */
export function Sure({ action, sure, act }: Properties) {
  const place = useKeptFocus<HTMLDivElement>();
  const asking = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function yes(): Promise<void> {
    if (busy.peek()) {
      return;
    }

    busy.value = true;
    problem.value = await act();
    busy.value = false;
    asking.value = false;
  }

  return (
    <div class="settings-actions" ref={place} tabIndex={-1}>
      {problem.value !== null && <ProblemNote problem={problem.value} />}
      {asking.value ? (
        <>
          <p role="alert">{sure}</p>
          <Button small look="danger" busy={busy.value} onClick={() => void yes()}>
            {action}
          </Button>
          <Button small disabled={busy.value} onClick={() => (asking.value = false)}>
            {t('settings.keep')}
          </Button>
        </>
      ) : (
        <Button look="link" onClick={() => (asking.value = true)}>
          {action}
        </Button>
      )}
    </div>
  );
}
