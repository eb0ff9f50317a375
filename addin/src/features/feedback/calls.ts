import type { Feedback, FeedbackCorrection, FeedbackList, NewFeedback } from '../../api/types';
import type { Verbs } from '../../api/verbs';

/** The calls that list feedback (the newest, and what is older than a page), record, correct and remove it. */
export const feedbackCalls = ({ get, add, replace, remove }: Verbs) => ({
  list: (customerId: string, signal: AbortSignal) => get<FeedbackList>(`/api/customers/${customerId}/feedback`, signal),
  older: (customerId: string, after: string) =>
    get<FeedbackList>(`/api/customers/${customerId}/feedback?after=${after}`),
  record: (customerId: string, body: NewFeedback) => add<Feedback>(`/api/customers/${customerId}/feedback`, body),
  correct: (customerId: string, id: string, version: string, body: FeedbackCorrection) =>
    replace<Feedback>(`/api/customers/${customerId}/feedback/${id}`, version, body),
  remove: (customerId: string, id: string, version: string) =>
    remove(`/api/customers/${customerId}/feedback/${id}`, version),
});
