import { useEffect, useRef } from 'preact/hooks';
import { fileSize } from '../../text/text';
import { Button } from '../../ui/Button';
import { Choices } from './Choices';
import { Columns } from './Columns';
import type { Importing } from './importing';
import { Plan } from './Plan';
import { Questions } from './Questions';
import { Remembered } from './Remembered';
import { Sample } from './Sample';
import { formatName } from './told.words';
import { t } from './words';

interface Properties {
  readonly work: Importing;
}

/** What the chosen file holds, what is to be answered, and what an import would do. */
export function Prepare({ work }: Properties) {
  const { file, preview, plan, busy } = work;
  const title = useRef<HTMLHeadingElement>(null);
  const chosen = file.value;
  const found = preview.value;

  // The file field had the focus and has been removed.
  useEffect(() => {
    if (document.activeElement === document.body) {
      title.current?.focus();
    }
  }, []);

  if (chosen === null) {
    return null;
  }

  const atWork = busy.value;
  const isRead = found?.format !== 'csv-unknown';
  return (
    <div class="imports-file">
      <h2 ref={title} tabIndex={-1}>
        <bdi>{chosen.name}</bdi> <span class="quiet">{fileSize(chosen.size)}</span>
      </h2>
      <p role="status">
        {atWork === 'read' && found === null
          ? t('imports.reading')
          : found !== null &&
            (isRead
              ? t('imports.holds', { format: formatName(found.format), count: found.recordCount })
              : formatName(found.format))}
      </p>
      {found !== null && (
        <>
          <Remembered work={work} />
          <Questions work={work} />
          <Sample preview={found} />
          {found.table !== null && <Columns work={work} {...found.table} isRead={isRead} />}
          <Choices work={work} />
          {plan.value !== null && <Plan plan={plan.value} work={work} />}
          <div class="imports-actions">
            <Button
              look={plan.value === null ? 'primary' : 'plain'}
              busy={atWork === 'plan'}
              disabled={!isRead}
              onClick={() => void work.tryOut()}
            >
              {t('imports.try')}
            </Button>
            <Button
              look={plan.value === null ? 'plain' : 'primary'}
              busy={atWork === 'start'}
              disabled={found.recordCount === 0}
              onClick={() => void work.start()}
            >
              {t('imports.start')}
            </Button>
            <Button look="link" onClick={work.drop}>
              {t('imports.drop')}
            </Button>
          </div>
        </>
      )}
      {found === null && (
        <Button look="link" onClick={work.drop}>
          {t('imports.drop')}
        </Button>
      )}
    </div>
  );
}
