import type { JoinedPage, TimelinePage } from '../../api/types';
import type { Verbs } from '../../api/verbs';

/** The calls for older entries of the history: of one customer, and of an organisation with its people. */
export const historyCalls = ({ get }: Verbs) => ({
  timeline: (id: string, after: string | null) =>
    get<TimelinePage>(`/api/customers/${id}/timeline?limit=20${from(after)}`),
  joined: (id: string, after: string | null) =>
    get<JoinedPage>(`/api/customers/${id}/people/timeline?limit=20${from(after)}`),
});

function from(after: string | null): string {
  return after === null ? '' : `&after=${encodeURIComponent(after)}`;
}
