import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Keeps the keyboard user's place: when the focused control inside is replaced by another one, the focus goes to the
 * element itself instead of to the top of the page. Give the element `tabIndex={-1}`.
 */
export function useKeptFocus<E extends HTMLElement>() {
  const element = useRef<E>(null);
  const watched = useRef<{ readonly place: E; readonly end: () => void } | null>(null);

  // After every drawing: a component may draw its element only later, or another one in its place.
  useLayoutEffect(() => {
    const place = element.current;
    if (place !== (watched.current?.place ?? null)) {
      watched.current?.end();
      watched.current = place === null ? null : { place, end: watch(place) };
    }
  });
  useLayoutEffect(() => () => watched.current?.end(), []);

  return element;
}

/** Watches the focus inside an element; returns how to end it. */
function watch(place: HTMLElement): () => void {
  let held: EventTarget | null = null;
  let nearest: Element | null = null;
  place.dataset['kept'] = '';
  const taken = ({ target }: FocusEvent) => {
    held = target;
    nearest = target instanceof Element ? target.closest('[data-kept]') : null;
  };
  const left = ({ target }: FocusEvent) => {
    // Chromium tells that a control loses the focus before it removes the control. Only afterwards can the user who has
    // moved on be told from the control that is gone.
    queueMicrotask(() => {
      if (held === target && target instanceof Node && target.isConnected && document.activeElement !== target) {
        held = null;
      }
    });
  };
  const removed = new MutationObserver(() => {
    // An element inside that keeps the focus too, and is still there, is nearer to the control that is gone.
    const isMine = nearest === place || nearest?.isConnected !== true;
    const isLost = held instanceof Node && !held.isConnected && document.activeElement === document.body;
    // Whoever works in Outlook in the meantime keeps the focus there.
    if (isMine && isLost && document.hasFocus()) {
      place.focus({ preventScroll: true });
    }
  });
  place.addEventListener('focusin', taken);
  place.addEventListener('focusout', left);
  removed.observe(place, { childList: true, subtree: true });
  return () => {
    place.removeEventListener('focusin', taken);
    place.removeEventListener('focusout', left);
    removed.disconnect();
  };
}
