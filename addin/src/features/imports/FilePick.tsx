import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { t } from './words';

interface Properties {
  readonly onFile: (file: File) => void;
}

/** The file: chosen in the browser's dialog, or dropped here. */
export function FilePick({ onFile }: Properties) {
  const id = useId();
  const over = useSignal(false);
  return (
    <div
      class={`imports-drop${over.value ? ' over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => (over.value = false)}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        const dropped = event.dataTransfer?.files[0];
        if (dropped !== undefined) {
          onFile(dropped);
        }
      }}
    >
      <label for={id}>{t('imports.choose')}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.xml,text/csv,text/xml"
        aria-describedby={`${id}-note`}
        onChange={({ currentTarget }) => {
          const chosen = currentTarget.files?.[0];
          if (chosen !== undefined) {
            onFile(chosen);
          }
        }}
      />
      <p id={`${id}-note`} class="quiet">
        {t('imports.choose.hint')}
      </p>
    </div>
  );
}
