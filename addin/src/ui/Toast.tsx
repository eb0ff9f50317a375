import check from 'icon:checkmark_circle_20_filled';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Button } from './Button';
import { useKeptFocus } from './focus';
import { Icon } from './Icon';
import './Toast.css';

/** Long enough to be read. */
const shownMs = 6000;

/** Long enough to reach the button with the keyboard. */
const undoneMs = 12_000;

export interface Done {
  readonly words: string;
  readonly undo?: { readonly words: string; readonly act: () => void };
}

/** Tells everybody for a moment what has just been done; a screen reader hears it. */
export function Toast({ done }: { readonly done: Signal<Done | null> }) {
  const now = done.value;
  const place = useKeptFocus<HTMLDivElement>();
  useEffect(() => {
    if (now === null) {
      return undefined;
    }

    const timer = setTimeout(
      () => {
        done.value = null;
      },
      now.undo === undefined ? shownMs : undoneMs,
    );
    return () => clearTimeout(timer);
  }, [done, now]);

  return (
    <div role="status" class="toast" ref={place} tabIndex={-1}>
      {now !== null && (
        <p>
          <Icon paths={check} />
          <span>{now.words}</span>
          {now.undo !== undefined && (
            <Button
              look="link"
              onClick={() => {
                now.undo?.act();
                done.value = null;
              }}
            >
              {now.undo.words}
            </Button>
          )}
        </p>
      )}
    </div>
  );
}
