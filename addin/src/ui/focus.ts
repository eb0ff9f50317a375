import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the keyboard user's place: when the focused control inside is replaced by another one, the focus goes to the
 * element itself instead of to the top of the page. Give the element `tabIndex={-1}`.
 */
export function useKeptFocus<E extends HTMLElement>() {
  const element = useRef<E>(null);
  const held = useRef(false);

  useLayoutEffect(() => {
    const place = element.current;
    if (place === null) {
      return undefined;
    }

    const taken = () => {
      held.current = true;
    };
    const left = (event: FocusEvent) => {
      // A control that is removed from the page loses the focus too, although the user has not moved on.
      held.current = !(event.target instanceof Node && event.target.isConnected);
    };
    place.addEventListener('focusin', taken);
    place.addEventListener('focusout', left);
    return () => {
      place.removeEventListener('focusin', taken);
      place.removeEventListener('focusout', left);
    };
  }, []);

  useLayoutEffect(() => {
    if (held.current && document.activeElement === document.body) {
      element.current?.focus({ preventScroll: true });
    }
  });

  return element;
}
