import { longTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import type { Importing } from './importing';
import { t } from './words';

interface Properties {
  readonly work: Importing;
}

/** What was answered when a table with the same header was imported last: offered, and used only when the person says so. */
export function Remembered({ work }: Properties) {
  const found = work.preview.value?.remembered ?? null;
  if (found === null || Object.keys(work.options.value).length > 0) {
    return null;
  }

  const { name, at } = found.rememberedBy;
  return (
    <div class="imports-remembered">
      <p>{t('imports.remembered', { name, at: longTime(at) })}</p>
      <Button onClick={() => void work.reuse()}>{t('imports.remembered.use')}</Button>{' '}
      <Button look="link" onClick={() => void work.forgetAnswers()}>
        {t('imports.remembered.forget')}
      </Button>
    </div>
  );
}
