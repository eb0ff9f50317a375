import { lazy } from '../../ui/lazy';
import type { ProblemProperties } from './Problem';

/** What did not work. The pane fetches it as soon as the first card is there, because offline it could not. */
export const ProblemNote = lazy<ProblemProperties>(async () => (await import('./Problem')).ProblemNote);
