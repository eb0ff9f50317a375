import type { Answer, Send } from './client';
import type {
  Card,
  CardRequest,
  Colleague,
  ConversationPage,
  ConversationRequest,
  ConversationSize,
  CustomerBody,
  EntryDetail,
  Feedback,
  FeedbackCorrection,
  FeedbackList,
  Found,
  Logged,
  Me,
  MeetingRequest,
  Message,
  NewCustomer,
  NewFeedback,
  Profile,
  Suggestion,
  SuggestionRequest,
  TimelinePage,
  Undone,
  UndoRequest,
} from './types';

type Signal = AbortSignal | undefined;

export type Api = ReturnType<typeof createApi>;

/** Every call the pane makes, one line each. What the user asked for may open a sign-in window; what the pane asks by itself may not. */
export function createApi(send: Send) {
  const get = <T>(path: string, signal?: Signal): Promise<Answer<T>> => send<T>({ method: 'GET', path, signal });
  const ask = <T>(path: string, body: unknown, signal?: Signal) => send<T>({ method: 'POST', path, body, signal });
  const write = <T>(path: string, body: unknown, signal?: Signal) =>
    send<T>({ method: 'POST', path, body, signal, interactive: true });

  return {
    openedWith: (version: string) => send<undefined>({ method: 'POST', path: '/api/me/manifest', body: { version } }),
    me: (interactive: boolean) => send<Me>({ method: 'GET', path: '/api/me', interactive }),
    card: (body: CardRequest, signal?: Signal, interactive = false) =>
      send<Card>({ method: 'POST', path: '/api/card', body, signal, interactive }),

    addCustomer: (body: NewCustomer) => write<CustomerBody>('/api/customers', body),
    customer: (id: string, signal?: Signal) => get<CustomerBody>(`/api/customers/${id}`, signal),
    saveCustomer: (id: string, version: string, body: Profile) =>
      send<CustomerBody>({ method: 'PUT', path: `/api/customers/${id}`, body, version, interactive: true }),
    eraseCustomer: (id: string, version: string) =>
      send<undefined>({ method: 'DELETE', path: `/api/customers/${id}`, version, interactive: true }),
    search: (text: string, signal?: Signal) => ask<{ results: Found[] }>('/api/customers/search', { text }, signal),
    suggestion: (body: SuggestionRequest, signal?: Signal) =>
      ask<Suggestion>('/api/customers/suggestion', body, signal),
    people: (id: string, signal?: Signal) => get<{ people: Colleague[] }>(`/api/customers/${id}/people`, signal),
    timeline: (id: string, after: string | null, signal?: Signal) =>
      get<TimelinePage>(
        `/api/customers/${id}/timeline?limit=20${after === null ? '' : `&after=${encodeURIComponent(after)}`}`,
        signal,
      ),
    entry: (id: string, entryId: string, signal?: Signal) =>
      get<EntryDetail>(`/api/customers/${id}/timeline/${encodeURIComponent(entryId)}`, signal),

    log: (body: Message) => write<Logged>('/api/correspondence', body),
    logMeeting: (body: MeetingRequest) => write<Logged>('/api/correspondence/meetings', body),
    logConversation: (body: ConversationRequest, signal?: Signal) =>
      write<ConversationPage>('/api/correspondence/conversation', body, signal),
    conversationSize: (body: Message, signal?: Signal) =>
      ask<ConversationSize>('/api/correspondence/conversation/size', body, signal),
    undo: (body: UndoRequest) => write<Undone>('/api/correspondence/undo', body),

    feedback: (id: string, signal?: Signal) => get<FeedbackList>(`/api/customers/${id}/feedback`, signal),
    addFeedback: (id: string, body: NewFeedback) => write<Feedback>(`/api/customers/${id}/feedback`, body),
    saveFeedback: (id: string, feedbackId: string, version: string, body: FeedbackCorrection) =>
      send<Feedback>({
        method: 'PUT',
        path: `/api/customers/${id}/feedback/${feedbackId}`,
        body,
        version,
        interactive: true,
      }),
    removeFeedback: (id: string, feedbackId: string, version: string) =>
      send<undefined>({
        method: 'DELETE',
        path: `/api/customers/${id}/feedback/${feedbackId}`,
        version,
        interactive: true,
      }),
  };
}
