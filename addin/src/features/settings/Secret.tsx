import { useId } from 'preact/hooks';
import { Button } from '../../ui/Button';
import { CopyField } from './CopyField';
import { t } from './words';

interface Properties {
  readonly name: string;
  readonly secret: string;
  readonly onDone: () => void;
}

/** A secret that the API has told once: shown until the person has stored it. */
export function Secret({ name, secret, onDone }: Properties) {
  const id = useId();
  return (
    <div class="settings-secret" role="alert">
      <p id={id}>{t('settings.secret', { name })}</p>
      <CopyField label={t('settings.secret.label')} value={secret} describedBy={id} focus />
      <div class="settings-actions">
        <Button onClick={onDone}>{t('settings.secret.done')}</Button>
      </div>
    </div>
  );
}
