import type { CustomerBody, NewCustomer, Suggestion, SuggestionRequest } from '../../api/types';
import type { Verbs } from '../../api/verbs';

/** The calls that add a customer, or an address to one. */
export const addCalls = ({ ask, add, get, replace }: Verbs) => ({
  add: (body: NewCustomer) => add<CustomerBody>('/api/customers', body),
  suggestion: (body: SuggestionRequest) => ask<Suggestion>('/api/customers/suggestion', body),
  customer: (id: string) => get<CustomerBody>(`/api/customers/${id}`),
  save: (id: string, version: string, body: CustomerBody['profile']) =>
    replace<CustomerBody>(`/api/customers/${id}`, version, body),
});
