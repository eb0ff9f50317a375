import add from 'icon:add_16_regular';
import dismiss from 'icon:dismiss_16_regular';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { visible } from '../lib/people';
import { t } from '../text/text';
import { Button } from './Button';
import { Icon } from './Icon';

interface Properties {
  readonly label: string;
  /** The name of a single text of the list. */
  readonly one: string;
  readonly mode: 'email' | 'tel' | 'text';
  readonly values: readonly string[];
  readonly onValues: (values: string[]) => void;
  readonly hint?: string | undefined;
  readonly error?: string | undefined;
  /** The index of the text that the error is about; without it the error is about all of them. */
  readonly wrong?: number | undefined;
  /** Offers a single box; more texts can be typed in the profile. */
  readonly single?: boolean;
}

/** Several texts of one kind; there is always a box to type one into. */
export function ListField({ label, one, mode, values, onValues, hint, error, wrong, single = false }: Properties) {
  const shown = values.length === 0 ? [''] : values;
  const id = useId();
  const list = useRef<HTMLFieldSetElement>(null);
  const grown = useRef(false);
  const [cleaned, setCleaned] = useState(false);

  useEffect(() => {
    if (grown.current) {
      grown.current = false;
      const boxes = list.current?.querySelectorAll('input');
      boxes?.[boxes.length - 1]?.focus();
    }
  }, [shown.length]);

  return (
    <fieldset class="field" ref={list}>
      <legend>{label}</legend>
      {shown.map((value, index) => (
        <div class="field-row" key={index}>
          <input
            inputMode={mode}
            dir="ltr"
            autocomplete="off"
            value={value}
            aria-label={shown.length === 1 ? one : `${one} ${index + 1}`}
            aria-invalid={error === undefined || (wrong ?? index) !== index ? undefined : 'true'}
            aria-describedby={error === undefined ? undefined : `${id}-note`}
            onInput={({ currentTarget }) => {
              const typed = currentTarget.value;
              const seen = visible(typed);
              setCleaned(seen !== typed);
              // Written back at once: the value may be the same as before, and then nothing is drawn again.
              if (seen !== typed) {
                currentTarget.value = seen;
              }

              onValues(shown.map((old, i) => (i === index ? seen : old)));
            }}
          />
          {shown.length > 1 && (
            <Button
              look="icon"
              aria-label={t('field.remove', { what: value === '' ? one : value })}
              onClick={() => onValues(shown.filter((_, i) => i !== index))}
            >
              <Icon size={16} paths={dismiss} />
            </Button>
          )}
        </div>
      ))}
      <p role="status" class="field-hint field-cleaned">
        {cleaned && t('field.cleaned')}
      </p>
      {(error ?? hint) !== undefined && (
        <p id={`${id}-note`} class={error === undefined ? 'field-hint' : 'field-error'}>
          {error ?? hint}
        </p>
      )}
      {!single && shown[shown.length - 1] !== '' && (
        <Button
          look="link"
          onClick={() => {
            grown.current = true;
            onValues([...shown, '']);
          }}
        >
          <Icon size={16} paths={add} />
          {t('field.another')}
        </Button>
      )}
    </fieldset>
  );
}
