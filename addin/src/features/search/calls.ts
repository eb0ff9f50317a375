import type { SearchResults } from '../../api/types';
import type { Verbs } from '../../api/verbs';

/** The call that finds customers by what is typed. */
export const searchCalls = ({ ask }: Verbs) => ({
  search: (text: string, signal: AbortSignal) => ask<SearchResults>('/api/customers/search', { text }, signal),
});
