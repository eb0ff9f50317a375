import type { components } from './schema';

type Schemas = components['schemas'];

export type Card = Schemas['Card'];
export type Colleague = Schemas['CustomerLine'];
export type ConversationPage = Schemas['LogConversationResponse'];
export type ConversationSize = Schemas['SizeConversationResponse'];
export type CustomerBody = Schemas['CustomerBody'];
export type CustomerCard = Schemas['CustomerCard'];
export type Entry = Schemas['TimelineEntry'];
export type EntryDetail = Schemas['ReadEntryResponse'];
export type Feedback = Schemas['FeedbackBody'];
export type FeedbackList = Schemas['ListFeedbackResponse'];
export type Found = Schemas['CustomerLine'];
export type KnownOrganisation = Schemas['KnownOrganisation'];
export type Logged = Schemas['LogMessageResponse'];
export type MailTruth = Schemas['LoggedMail'];
export type Me = Schemas['WhoAmIResponse'];
export type Message = Schemas['LogMessageRequest'];
export type Metric = Schemas['FeedbackMetric'];
export type NewCustomer = Schemas['AddCustomerRequest'];
export type Participant = Schemas['Participant'];
export type Person = Schemas['CardPerson'];
export type SetupFinding = Schemas['SetupFinding'];
export type SetupReport = Schemas['CheckSetupResponse'];
export type Profile = Schemas['Profile'];
export type Scores = Schemas['MetricSummary'];
export type Stage = Schemas['LifecycleStage'];
export type Suggestion = Schemas['SuggestCustomerResponse'];
export type Summary = Schemas['Summary'];
export type TimelinePage = Schemas['TimelinePage'];
export type Undone = Schemas['UndoLogResponse'];

/** What the API takes. */
export type CardRequest = Schemas['FindCardRequest'];
export type ConversationRequest = Schemas['LogConversationRequest'];
export type FeedbackCorrection = Schemas['CorrectFeedbackRequest'];
export type MeetingRequest = Schemas['LogMeetingRequest'];
export type NewFeedback = Schemas['RecordFeedbackRequest'];
export type SuggestionRequest = Schemas['SuggestCustomerRequest'];
export type UndoRequest = Schemas['UndoLogRequest'];
