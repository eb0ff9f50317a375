import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { writeClipboard } from '../../lib/clipboard';
import { Button } from '../../ui/Button';
import { t } from './words';

interface Properties {
  readonly label: string;
  readonly value: string;
  /** The id of the words that say what it is for. */
  readonly describedBy?: string;
  /** Takes the focus, because it is shown only once. */
  readonly focus?: boolean;
}

/** A text to be copied into another program. */
export function CopyField({ label, value, describedBy, focus = false }: Properties) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const copied = useSignal(false);

  useEffect(() => {
    if (focus) {
      box.current?.focus();
    }
  }, [focus]);

  async function copy(): Promise<void> {
    await writeClipboard(value);
    copied.value = true;
  }

  return (
    <div class="field settings-copy">
      <label for={id}>{label}</label>
      <div class="field-row">
        <input
          ref={box}
          id={id}
          dir="ltr"
          readOnly
          value={value}
          aria-describedby={describedBy}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Button look={focus ? 'primary' : 'plain'} onClick={() => void copy()}>
          <span role="status">{t(copied.value ? 'settings.copied' : 'settings.copy')}</span>
        </Button>
      </div>
    </div>
  );
}
