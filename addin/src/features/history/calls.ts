import type { JoinedPage, TimelinePage } from '../../api/types';
import type { Verbs } from '../../api/verbs';

/** The calls for older entries of the history, of one kind or of all: of one customer, and of an organisation with its people. */
export const historyCalls = ({ get }: Verbs) => ({
  timeline: (id: string, after: string | null, kind: string | null) =>
    get<TimelinePage>(`/api/customers/${id}/timeline?limit=20${parameters({ after, kind })}`),
  joined: (id: string, after: string | null, kind: string | null) =>
    get<JoinedPage>(`/api/customers/${id}/people/timeline?limit=20${parameters({ after, kind })}`),
});

function parameters(all: Readonly<Record<string, string | null>>): string {
  return Object.entries(all)
    .map(([name, value]) => (value === null ? '' : `&${name}=${encodeURIComponent(value)}`))
    .join('');
}
