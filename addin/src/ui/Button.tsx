import type { ComponentChildren, JSX } from 'preact';

interface Properties extends Omit<JSX.IntrinsicElements['button'], 'disabled' | 'icon' | 'ref'> {
  readonly look?: 'primary' | 'plain' | 'danger' | 'link' | 'icon';
  readonly small?: boolean;
  /** Shows that the click is being carried out; further clicks do nothing. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  readonly children: ComponentChildren;
}

const looks = {
  primary: 'button primary',
  plain: 'button',
  danger: 'button danger',
  link: 'link',
  icon: 'icon-button',
};

/** A button that keeps the focus while it is busy: a disabled button would lose the focus, and the keyboard user their place. */
export function Button({
  look = 'plain',
  small = false,
  busy = false,
  disabled = false,
  onClick,
  children,
  ...rest
}: Properties) {
  const off = busy || disabled;
  return (
    <button
      type="button"
      {...rest}
      class={`${looks[look]}${small ? ' small' : ''}`}
      aria-disabled={off ? 'true' : undefined}
      aria-busy={busy ? 'true' : undefined}
      onClick={(event) => {
        if (off) {
          event.preventDefault();
        } else {
          onClick?.(event);
        }
      }}
    >
      {busy && <span class="spinner" aria-hidden="true" />}
      {children}
    </button>
  );
}
