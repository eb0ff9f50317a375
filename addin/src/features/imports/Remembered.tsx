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
  const recalled = work.recalled.value;
  const isRecalled = Object.keys(recalled).length > 0;
  if (found === null || Object.keys(work.options.value).some((name) => !(name in recalled))) {
    return null;
  }

  const { name, at } = found.rememberedBy;
  return (
    <div class="imports-remembered">
      <p role={isRecalled ? 'status' : undefined}>
        {t(isRecalled ? 'imports.recalled' : 'imports.remembered', { name, at: longTime(at) })}
      </p>
      <Button onClick={() => void work.reuse()}>{t('imports.remembered.use')}</Button>{' '}
      <Button look="link" onClick={() => void work.forgetAnswers()}>
        {t('imports.remembered.forget')}
      </Button>
    </div>
  );
}
