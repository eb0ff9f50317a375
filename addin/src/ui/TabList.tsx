import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

export interface TabItem {
  readonly id: string;
  readonly content: ComponentChildren;
  /** The whole name, where the content shows less of it. */
  readonly title?: string;
  /** The pointer or the keyboard has reached the tab, which may soon be chosen. */
  readonly onReach?: () => void;
}

interface Properties {
  readonly name: string;
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  readonly class?: string;
}

/** Tabs as the ARIA practices describe them: one stop, arrows to move, Home and End. */
export function TabList({ name, label, items, selected, onSelect, class: className }: Properties) {
  const list = useRef<HTMLDivElement>(null);

  const move = (event: KeyboardEvent) => {
    const rtl = document.documentElement.dir === 'rtl';
    const index = items.findIndex((item) => item.id === selected);
    const to = new Map([
      [rtl ? 'ArrowLeft' : 'ArrowRight', (index + 1) % items.length],
      [rtl ? 'ArrowRight' : 'ArrowLeft', (index - 1 + items.length) % items.length],
      ['Home', 0],
      ['End', items.length - 1],
    ]).get(event.key);
    const next = to === undefined ? undefined : items[to];
    if (next !== undefined) {
      event.preventDefault();
      onSelect(next.id);
      list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to ?? 0]?.focus();
    }
  };

  return (
    <div role="tablist" aria-label={label} class={className} ref={list} onKeyDown={move}>
      {items.map((item, index) => (
        <button
          key={item.id}
          type="button"
          role="tab"
          id={`${name}-tab-${index}`}
          aria-controls={`${name}-panel`}
          aria-selected={item.id === selected ? 'true' : 'false'}
          title={item.title}
          tabIndex={item.id === selected ? 0 : -1}
          onPointerEnter={item.onReach}
          onFocus={item.onReach}
          onClick={() => onSelect(item.id)}
        >
          {item.content}
        </button>
      ))}
    </div>
  );
}
