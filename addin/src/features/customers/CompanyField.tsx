import { useSignal } from '@preact/signals';
import { useEffect, useId } from 'preact/hooks';
import type { Found } from '../../api/types';
import { useCalls } from '../../state/session';
import { placeOf } from '../../text/places';
import { Button } from '../../ui/Button';
import { typingMs } from '../search/Picker';
import { searchCalls } from '../search/calls';
import './CompanyField.css';
import { t } from './tab.words';

const fewest = 2;
const most = 5;

interface Properties {
  readonly value: string;
  readonly organisationId: string | null;
  readonly hint?: string | undefined;
  readonly onChange: (change: { company?: string; organisationId: string | null }) => void;
}

/** A company as it is typed, or an organisation of the CRM: those whose name fits are offered below the box. */
export function CompanyField({ value, organisationId, hint, onChange }: Properties) {
  const calls = useCalls(searchCalls);
  const id = useId();
  const offered = useSignal<readonly Found[]>([]);
  const active = useSignal(-1);
  /** What is typed just now; what a signature brought is offered nothing for. */
  const asked = useSignal('');
  const text = asked.value.trim();

  useEffect(() => {
    offered.value = [];
    active.value = -1;
    if (text.length < fewest) {
      return undefined;
    }

    const stop = new AbortController();
    const timer = setTimeout(() => {
      void calls.search(text, stop.signal).then((answer) => {
        if (answer.ok && !stop.signal.aborted) {
          offered.value = answer.value.results.filter(({ kind }) => kind === 'organisation').slice(0, most);
        }
      });
    }, typingMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [calls, text, offered, active]);

  function choose({ id: organisation, name }: Found): void {
    asked.value = '';
    onChange({ company: name, organisationId: organisation });
  }

  const move = (event: KeyboardEvent) => {
    const { length } = offered.value;
    const chosen = offered.value[active.value];
    if (length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      active.value = (active.value + (event.key === 'ArrowDown' ? 1 : active.value < 0 ? 0 : -1) + length) % length;
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      choose(chosen);
    } else if (event.key === 'Escape' && length > 0) {
      event.stopPropagation();
      asked.value = '';
    }
  };

  return (
    <div class="field company">
      <label for={id}>{t('field.company')}</label>
      <input
        id={id}
        role="combobox"
        autocomplete="off"
        dir="auto"
        maxLength={200}
        value={value}
        aria-autocomplete="list"
        aria-expanded={offered.value.length > 0 ? 'true' : 'false'}
        aria-controls={`${id}-list`}
        aria-activedescendant={active.value < 0 ? undefined : `${id}-${active.value}`}
        aria-describedby={hint === undefined ? undefined : `${id}-note`}
        onInput={({ currentTarget }) => {
          asked.value = currentTarget.value;
          onChange({ company: currentTarget.value, organisationId: null });
        }}
        onKeyDown={move}
        onBlur={() => (asked.value = '')}
      />
      <ul role="listbox" id={`${id}-list`} aria-label={t('field.company.offered')} hidden={offered.value.length === 0}>
        {offered.value.map((one, index) => (
          <li
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active.value ? 'true' : 'false'}
            onPointerMove={() => (active.value = index)}
            // The box would lose the focus first, and with it the list.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => choose(one)}
          >
            <bdi>{one.name}</bdi> <bdi class="quiet">{placeOf(one.city, null, one.country)}</bdi>
          </li>
        ))}
      </ul>
      {organisationId !== null && hint === undefined && (
        <p class="field-hint">
          {t('field.organisation', { name: value })}{' '}
          <Button look="link" onClick={() => onChange({ organisationId: null })}>
            {t('field.organisation.unlink')}
          </Button>
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-note`} class="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}
