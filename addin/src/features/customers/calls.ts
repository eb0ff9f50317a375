import type { Colleague, CustomerBody, Erasure, Profile } from '../../api/types';
import type { Verbs } from '../../api/verbs';

export type CustomerCalls = ReturnType<typeof customerCalls>;

/** The calls that change or erase a customer, or list an organisation's people. */
export const customerCalls = ({ get, replace, remove }: Verbs) => ({
  save: (id: string, version: string, body: Profile) => replace<CustomerBody>(`/api/customers/${id}`, version, body),
  erase: (id: string, version: string, reason: Erasure['reason']) =>
    remove(`/api/customers/${id}?reason=${reason}`, version),
  erasure: (id: string) => get<Erasure>(`/api/customers/${id}/erasure`),
  people: (id: string, signal: AbortSignal) => get<{ people: Colleague[] }>(`/api/customers/${id}/people`, signal),
});
