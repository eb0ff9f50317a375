import type { components } from './schema';

type Schemas = components['schemas'];

// The generator removes `kind`, the discriminator, from an entry in a list; this type adds it again.
export type Card = Omit<Schemas['Card'], 'people'> & { people: Person[] };
export type Colleague = Schemas['CustomerLine'];
export type ConversationPage = Schemas['LogConversationResponse'];
export type ConversationUndone = Schemas['UndoConversationResponse'];
export type ConversationSize = Schemas['SizeConversationResponse'];
export type CustomerBody = Schemas['CustomerBody'];
export type CustomerCard = Omit<Schemas['CustomerCard'], 'timeline' | 'company'> & {
  timeline: TimelinePage;
  company: Company | null;
};
/** An organisation as the sum of its people. */
export type Company = Omit<Schemas['CompanyCard'], 'timeline'> & { timeline: JoinedPage };
/** An entry of the history, and whose it is. */
export type JoinedEntry = Omit<Schemas['JoinedEntry'], 'entry'> & { entry: Entry };
export type JoinedPage = Omit<Schemas['JoinedTimeline'], 'entries'> & { entries: JoinedEntry[] };
/** An entry of one of the kinds that the API's document names; an API that is newer than the pane may send others. */
export type Entry = Schemas['TimelineEntry'];
export type EntryDetail = Omit<Schemas['ReadEntryResponse'], 'entry'> & { entry: Entry };
export type Feedback = Schemas['FeedbackBody'];
export type FeedbackList = Schemas['ListFeedbackResponse'];
export type Figures = Schemas['CustomerFigures'];
export type Found = Schemas['CustomerLine'];
export type KnownOrganisation = Schemas['KnownOrganisation'];
export type Logged = Schemas['LogMessageResponse'];
export type MailPeople = Schemas['ReadPeopleResponse'];
export type MailRules = Schemas['ReadMailRulesResponse'];
export type MailTruth = Schemas['LoggedMail'];
export type Me = Schemas['WhoAmIResponse'];
export type Message = Schemas['LogMessageRequest'];
export type Metric = Schemas['FeedbackMetric'];
export type NewCustomer = Schemas['AddCustomerRequest'];
export type NextAction = Schemas['NextAction'];
export type OpenItem = Schemas['OpenItem'];
export type Participant = Schemas['Participant'];
export type ApiKey = Schemas['KeyBody'];
export type ApiKeys = Schemas['ListKeysResponse'];
export type MadeKey = Schemas['MakeKeyResponse'];
export type MoneySettings = Schemas['ReadMoneyResponse'];
export type OwnCompany = Schemas['OwnCompany'];
export type Rates = Schemas['ListRatesResponse'];
export type Erasure = Schemas['ErasureCertificate'];
export type Account = Schemas['ReadPaymentsResponse'];
export type BoughtProducts = Schemas['ListBoughtProductsResponse'];
export type Import = Schemas['ImportBody'];
export type ImportList = Schemas['ListImportsResponse'];
export type ImportPlan = Schemas['PlanImportResponse'];
export type ImportPreview = Schemas['PreviewImportResponse'];
export type ImportQuestion = Schemas['Question'];
export type ImportedField = NonNullable<Schemas['PreviewImportColumnBody']['field']>;
export type PlannedRecord = Schemas['PlannedRecord'];
export type Invoice = Schemas['ReadPaymentsListedInvoice'];
export type Payment = Schemas['PaymentBody'];
export type Sale = Schemas['SaleBody'];
export type SaleKind = Schemas['SaleKind'];
export type SaleLine = Schemas['SaleLine'];
export type SaleList = Schemas['ListSalesResponse'];
export type SalesFigures = Schemas['SalesFigures'];
export type Offers = Schemas['ListOffersResponse'];
export type PricePoints = Schemas['ListPricePointsResponse'];
export type ListedSale = Schemas['ListSalesListedSale'];
export type Person = Omit<Schemas['CardPerson'], 'customer'> & { customer: CustomerCard | null };
export type SearchResults = Schemas['SearchCustomersResponse'];
export type SetupFinding = Schemas['SetupFinding'];
export type SetupReport = Schemas['CheckSetupResponse'];
export type Profile = Schemas['Profile'];
export type Scores = Schemas['MetricSummary'];
export type Stage = Schemas['LifecycleStage'];
export type Suggestion = Schemas['SuggestCustomerResponse'];
export type Summary = Schemas['CustomerSummary'];
export type TimelinePage = Omit<Schemas['TimelinePage'], 'entries'> & { entries: Entry[] };
export type Undone = Schemas['UndoLogResponse'];

/** What the API takes. */
export type CardRequest = Schemas['FindCardRequest'];
export type ConversationRequest = Schemas['LogConversationRequest'];
export type FeedbackCorrection = Schemas['CorrectFeedbackRequest'];
export type MeetingRequest = Schemas['LogMeetingRequest'];
export type NeverRequest = Schemas['NeverLogRequest'];
export type NewFeedback = Schemas['RecordFeedbackRequest'];
export type NewKey = Schemas['MakeKeyRequest'];
export type NewPayment = Schemas['PaymentRequest'];
export type NewSale = Schemas['SaleRequest'];
export type Rate = Schemas['EnterRatesRate'];
export type SuggestionRequest = Schemas['SuggestCustomerRequest'];
export type UndoConversationRequest = Schemas['UndoConversationRequest'];
export type UndoRequest = Schemas['UndoLogRequest'];
