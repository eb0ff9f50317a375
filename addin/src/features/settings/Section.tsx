import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

interface Properties {
  readonly title: string;
  readonly words: string;
  readonly children: ComponentChildren;
}

/** A part of the settings: its content is asked for when it is opened. */
export function Section({ title, words, children }: Properties) {
  const open = useSignal(false);
  return (
    <details class="settings-part" open={open.value}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          open.value = !open.value;
        }}
      >
        <h2>{title}</h2>
        <p class="quiet">{words}</p>
      </summary>
      {open.value && <div class="settings-body">{children}</div>}
    </details>
  );
}
