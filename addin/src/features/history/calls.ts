import type { TimelinePage } from '../../api/types';
import type { Verbs } from '../../api/verbs';

/** The call for older entries of the history. */
export const historyCalls = ({ get }: Verbs) => ({
  timeline: (id: string, after: string | null) =>
    get<TimelinePage>(
      `/api/customers/${id}/timeline?limit=20${after === null ? '' : `&after=${encodeURIComponent(after)}`}`,
    ),
});
