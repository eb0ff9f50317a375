import { useId } from 'preact/hooks';
import './Field.css';

interface Properties {
  readonly label: string;
  readonly type: 'date' | 'datetime-local' | 'number';
  readonly value: string;
  readonly required?: boolean;
  readonly error?: string | undefined;
  readonly onText: (text: string) => void;
}

/** A date or an amount: the browser reads both in the user's own notation. */
export function Box({ label, type, value, required = false, error, onText }: Properties) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type={type}
        step={type === 'number' ? 'any' : undefined}
        value={value}
        required={required}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={error === undefined ? undefined : `${id}-note`}
        onInput={(event) => onText(event.currentTarget.value)}
      />
      {error !== undefined && (
        <p id={`${id}-note`} class="field-error">
          {error}
        </p>
      )}
    </div>
  );
}
