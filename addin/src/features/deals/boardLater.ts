import { lazy } from '../../ui/lazy';

/** The deals of all customers. */
export const Board = lazy(async () => (await import('./Board')).Board);
