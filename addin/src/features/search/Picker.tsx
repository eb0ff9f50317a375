import addIcon from 'icon:person_add_16_regular';
import { useSignal } from '@preact/signals';
import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import type { Found } from '../../api/types';
import { readable } from '../../lib/readable';
import { useCalls } from '../../state/session';
import { placeOf } from '../../text/places';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { ProblemNote } from '../notice/later';
import { searchCalls } from './calls';
import './Picker.css';
import { t } from './words';

/** Long enough that fast typing sends one request, and too short for the user to notice. */
export const typingMs = 150;

interface Properties {
  /** What has been typed already. */
  readonly begun?: string;
  readonly onPick: (found: Found) => void;
  readonly onEscape?: () => void;
  /** Offered for what nobody is found for. */
  readonly onAdd?: (text: string) => void;
}

interface Results {
  readonly of: string;
  readonly found: readonly Found[];
  readonly hasMore: boolean;
}

/** A box that finds customers as one types: a combobox whose list is always open. */
export function Picker({ begun = '', onPick, onEscape, onAdd }: Properties) {
  const calls = useCalls(searchCalls);
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  const text = useSignal(begun);
  const results = useSignal<Results | null>(null);
  const problem = useSignal<Problem | null>(null);
  const active = useSignal(0);
  const asked = text.value.trim();

  // Focused before the next key arrives, not after the next paint: on a busy machine the first letters would be lost.
  useLayoutEffect(() => {
    box.current?.focus();
  }, []);

  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      () => {
        void calls.search(asked, stop.signal).then((answer) => {
          if (stop.signal.aborted) {
            return;
          }

          // Recent customers are an offer; that they cannot be had is no news to somebody who is about to type.
          problem.value = answer.ok || asked === '' ? null : answer.problem;
          results.value = answer.ok
            ? { of: asked, found: answer.value.results, hasMore: answer.value.hasMore }
            : asked === ''
              ? null
              : results.peek();
          active.value = 0;
        });
      },
      asked === '' ? 0 : typingMs,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [calls, asked, results, problem, active]);

  const { of, found = [], hasMore = false } = results.value ?? {};
  const chosen = found[active.value];

  const move = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      active.value = found.length === 0 ? 0 : (active.value + step + found.length) % found.length;
      document.getElementById(`${id}-${active.value}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      // What is shown may still be the answer to what stood in the box before.
      if (of === asked) {
        onPick(chosen);
      }
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onEscape?.();
    }
  };

  return (
    <div class="picker">
      <div class="field">
        <label for={id}>{t('search.label')}</label>
        <input
          id={id}
          ref={box}
          role="combobox"
          type="text"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          maxLength={100}
          value={text.value}
          aria-autocomplete="list"
          aria-expanded={found.length > 0 ? 'true' : 'false'}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen === undefined ? undefined : `${id}-${active.value}`}
          onInput={({ currentTarget }) => (text.value = currentTarget.value)}
          onKeyDown={move}
        />
      </div>
      <p role="status" class={found.length === 0 || of === '' ? 'quiet' : 'hidden-text'}>
        {of !== undefined && words(of, found.length)}
      </p>
      {of !== undefined && of !== '' && found.length === 0 && onAdd !== undefined && (
        <Button onClick={() => onAdd(of)}>
          <Icon size={16} paths={addIcon} />
          <span>{t('search.add', { text: of })}</span>
        </Button>
      )}
      {problem.value !== null && <ProblemNote problem={problem.value} />}
      <ul role="listbox" id={`${id}-list`} aria-label={t('search.title')} hidden={found.length === 0}>
        {found.map((one, index) => (
          // The keyboard works in the box above, which points at the option; the mouse works here.
          <li
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active.value ? 'true' : 'false'}
            onPointerMove={() => (active.value = index)}
            onClick={() => onPick(one)}
          >
            <Avatar name={one.name} id={one.address ?? one.id} organisation={one.kind === 'organisation'} />
            <span>
              <bdi class="picker-name">{one.name}</bdi>
              <bdi class="quiet">{about(one)}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {hasMore && <p class="quiet">{t('search.more')}</p>}
    </div>
  );
}

function words(of: string, count: number): string {
  if (count > 0) {
    return of === '' ? t('search.recent') : t('search.count', { count });
  }

  return of === '' ? '' : t('search.none', { text: of });
}

function about({ role, company, address, city, country }: Found): string {
  return [role, company ?? (address === null ? null : readable(address)), placeOf(city, null, country)]
    .filter((part) => part !== null)
    .join(' · ');
}
