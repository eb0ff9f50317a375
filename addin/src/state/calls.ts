import type { Verbs } from '../api/verbs';
import type { Card, CardRequest, CustomerCard, Me } from '../api/types';

/** The calls of a session: who is signed in, and what opened the pane. */
export const sessionCalls = ({ send }: Verbs) => ({
  me: (interactive: boolean) => send<Me>({ method: 'GET', path: '/api/me', interactive }),
  openedWith: (version: string) => send<undefined>({ method: 'POST', path: '/api/me/manifest', body: { version } }),
});

export type CardCalls = ReturnType<typeof cardCalls>;

/** The calls that bring a card: of everybody on a mail, or of one customer. */
export const cardCalls = ({ send, get }: Verbs) => ({
  card: (body: CardRequest, signal: AbortSignal, interactive: boolean) =>
    send<Card>({ method: 'POST', path: '/api/card', body, signal, interactive }),
  customer: (id: string, signal: AbortSignal) => get<CustomerCard>(`/api/customers/${id}`, signal),
});
