import check from 'icon:checkmark_circle_20_filled';
import type { Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { Icon } from './Icon';
import './Toast.css';

/** Long enough to be read. */
const shownMs = 6000;

/** Tells everybody for a moment what has just been done; a screen reader hears it. */
export function Toast({ done }: { readonly done: Signal<{ readonly words: string } | null> }) {
  const now = done.value;
  useEffect(() => {
    if (now === null) {
      return undefined;
    }

    const timer = setTimeout(() => {
      done.value = null;
    }, shownMs);
    return () => clearTimeout(timer);
  }, [done, now]);

  return (
    <div role="status" class="toast">
      {now !== null && (
        <p>
          <Icon paths={check} />
          <span>{now.words}</span>
        </p>
      )}
    </div>
  );
}
