import { lazy } from '../../ui/lazy';
import type { ImportsProperties } from './Imports';

/** The screens of imports: few people use them, so their code comes when it is asked for. */
export const Imports = lazy<ImportsProperties>(async () => (await import('./Imports')).Imports);
