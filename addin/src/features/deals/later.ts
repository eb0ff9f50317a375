import { orFetch } from '../../ui/lazy';

/**
 * What the card says about deals: loaded with the first customer who has any, so that everybody else's card does not carry
 * it.
 */
export const factsOrFetch = orFetch(() => import('./facts'));
