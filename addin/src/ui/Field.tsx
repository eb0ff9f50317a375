import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { t } from '../text/text';
import './Field.css';

interface Common {
  readonly label: string;
  /** Where the value comes from. */
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
}

interface InputProperties extends Common {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly maxLength?: number;
  readonly numeric?: boolean;
}

/** A labelled text box. */
export function TextField({
  label,
  hint,
  error,
  required = false,
  value,
  onText,
  maxLength = 200,
  numeric = false,
}: InputProperties) {
  const id = useId();
  return (
    <Framed id={id} label={label} hint={hint} error={error} required={required}>
      <input
        autocomplete="off"
        dir="auto"
        id={id}
        maxLength={maxLength}
        inputMode={numeric ? 'numeric' : 'text'}
        value={value}
        aria-required={required ? 'true' : undefined}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={hint === undefined && error === undefined ? undefined : `${id}-note`}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </Framed>
  );
}

interface AreaProperties extends Common {
  readonly value: string;
  readonly onText: (text: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
}

/** A labelled text box of several lines. */
export function AreaField({ label, hint, error, value, onText, rows = 3, maxLength }: AreaProperties) {
  const id = useId();
  return (
    <Framed id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        dir="auto"
        rows={rows}
        maxLength={maxLength}
        value={value}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={hint === undefined && error === undefined ? undefined : `${id}-note`}
        onInput={(event) => onText(event.currentTarget.value)}
      />
    </Framed>
  );
}

interface SelectProperties extends Common {
  readonly value: string;
  readonly options: readonly { code: string; name: string }[];
  readonly onChoose: (code: string) => void;
  /** The first option, for a value that is not known. */
  readonly none?: string;
}

/** A labelled choice from a list. */
export function SelectField({ label, hint, error, value, options, onChoose, none }: SelectProperties) {
  const id = useId();
  // A code that is not in our list must not be lost by saving something else.
  const missing = value !== '' && options.every((option) => option.code !== value);
  return (
    <Framed id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        value={value}
        aria-invalid={error === undefined ? undefined : 'true'}
        aria-describedby={hint === undefined && error === undefined ? undefined : `${id}-note`}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {missing && <option value={value}>{value}</option>}
        {options.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </Framed>
  );
}

interface FrameProperties extends Common {
  readonly id: string;
  readonly children: ComponentChildren;
}

function Framed({ id, label, hint, error, required = false, children }: FrameProperties) {
  return (
    <div class="field">
      <label for={id}>
        {label}
        {required && (
          <>
            <span aria-hidden="true"> *</span>
            <span class="hidden-text"> ({t('required')})</span>
          </>
        )}
      </label>
      {children}
      {(error !== undefined || hint !== undefined) && (
        <p id={`${id}-note`} class={error === undefined ? 'field-hint' : 'field-error'}>
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
