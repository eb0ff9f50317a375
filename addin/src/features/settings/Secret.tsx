import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { writeClipboard } from '../../lib/clipboard';
import { Button } from '../../ui/Button';
import { t } from './words';

interface Properties {
  readonly name: string;
  readonly secret: string;
  readonly onDone: () => void;
}

/** A secret that the API has told once: shown until the person has stored it. */
export function Secret({ name, secret, onDone }: Properties) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const copied = useSignal(false);

  useEffect(() => box.current?.focus(), []);

  async function copy(): Promise<void> {
    await writeClipboard(secret);
    copied.value = true;
  }

  return (
    <div class="settings-secret" role="alert">
      <p id={`${id}-words`}>{t('settings.secret', { name })}</p>
      <div class="field">
        <label for={id}>{t('settings.secret.label')}</label>
        <input
          ref={box}
          id={id}
          dir="ltr"
          readOnly
          value={secret}
          aria-describedby={`${id}-words`}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
      </div>
      <div class="settings-actions">
        <Button look="primary" onClick={() => void copy()}>
          <span role="status">{t(copied.value ? 'settings.copied' : 'settings.copy')}</span>
        </Button>
        <Button onClick={onDone}>{t('settings.secret.done')}</Button>
      </div>
    </div>
  );
}
