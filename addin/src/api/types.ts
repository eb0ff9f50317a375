import type { components } from './schema';

type Schemas = components['schemas'];

export type Card = Schemas['Card'];
export type Colleague = Schemas['Colleague'];
export type ConversationPage = Schemas['ConversationPage'];
export type ConversationSize = Schemas['ConversationSize'];
export type CustomerBody = Schemas['CustomerBody'];
export type CustomerCard = Schemas['CustomerCard'];
export type Entry = Schemas['Entry'];
export type EntryDetail = Schemas['EntryDetail'];
export type Feedback = Schemas['Feedback'];
export type Found = Schemas['Found'];
export type KnownOrganisation = Schemas['KnownOrganisation'];
export type Logged = Schemas['Logged'];
export type LoggedBy = Schemas['LoggedBy'];
export type MailTruth = Schemas['MailTruth'];
export type Me = Schemas['Me'];
export type Message = Schemas['Message'];
export type Metric = Schemas['Metric'];
export type NewCustomer = Schemas['NewCustomer'];
export type Person = Schemas['Person'];
export type Profile = Schemas['Profile'];
export type Scores = Schemas['Scores'];
export type Stage = Schemas['Stage'];
export type Suggestion = Schemas['Suggestion'];
export type Summary = Schemas['Summary'];
export type TimelinePage = Schemas['TimelinePage'];
