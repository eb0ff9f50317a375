import type { Verbs } from '../../api/verbs';
import type {
  ConversationPage,
  ConversationUndone,
  ConversationRequest,
  ConversationSize,
  EntryDetail,
  Logged,
  MailPeople,
  MailRules,
  MeetingRequest,
  Message,
  NeverRequest,
  Undone,
  UndoConversationRequest,
  UndoRequest,
} from '../../api/types';

export type LogCalls = ReturnType<typeof logCalls>;

/** The calls that log emails and meetings. */
export const logCalls = ({ get, ask, add }: Verbs) => ({
  log: (body: Message) => add<Logged>('/api/correspondence', body),
  logMeeting: (body: MeetingRequest) => add<Logged>('/api/correspondence/meetings', body),
  logConversation: (body: ConversationRequest, signal: AbortSignal) =>
    add<ConversationPage>('/api/correspondence/conversation', body, signal),
  conversationSize: (body: Message) => ask<ConversationSize>('/api/correspondence/conversation/size', body),
  undo: (body: UndoRequest) => add<Undone>('/api/correspondence/undo', body),
  undoConversation: (body: UndoConversationRequest) =>
    add<ConversationUndone>('/api/correspondence/conversation/undo', body),
  people: (body: Message) => ask<MailPeople>('/api/correspondence/people', body),
  rules: () => get<MailRules>('/api/correspondence/rules'),
  never: (body: NeverRequest) => add<null>('/api/correspondence/never', body),
  again: (body: NeverRequest) => add<null>('/api/correspondence/never/undo', body),
});

/** The call for everything that is kept of one email or meeting. */
export const detailCalls = ({ get }: Verbs) => ({
  entry: (id: string, entryId: string, signal: AbortSignal) =>
    get<EntryDetail>(`/api/customers/${id}/timeline/${encodeURIComponent(entryId)}`, signal),
});
