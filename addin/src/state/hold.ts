import { useLayoutEffect } from 'preact/hooks';
import { usePane } from './pane';

/** Keeps the person beside the open mail as long as a form or a question of the component is open. */
export function useHold(isOpen: boolean): void {
  const { opened } = usePane();
  useLayoutEffect(() => (isOpen ? opened.hold() : undefined), [opened, isOpen]);
}
