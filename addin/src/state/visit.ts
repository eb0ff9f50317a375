import { signal } from '@preact/signals';
import type { Api } from '../api/api';
import type { Problem } from '../api/problem';
import type { CustomerCard, Summary } from '../api/types';
import { normal } from '../lib/people';

/** A card without a mail may come without its sums. */
export type ShownCustomer = Omit<CustomerCard, 'summary'> & { readonly summary: Summary | null };

export interface Visit {
  readonly id: string;
  readonly name: string;
  readonly customer: ShownCustomer | null;
  readonly problem: Problem | null;
}

export type Visits = ReturnType<typeof createVisits>;

/** A customer opened by name instead of by mail. Opening another mail ends the visit. */
export function createVisits(api: Api) {
  const visit = signal<Visit | null>(null);
  let stop = new AbortController();

  async function open(id: string, name: string): Promise<void> {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const before = visit.peek();
    const shown: Visit = { id, name, customer: before?.id === id ? before.customer : null, problem: null };
    visit.value = shown;
    const found = await find(id, signal);
    // Another customer, or another mail, has been opened meanwhile.
    if (signal.aborted) {
      return;
    }

    visit.value =
      'problem' in found
        ? { ...shown, problem: found.problem }
        : { id, name: found.profile.name, customer: found, problem: null };
  }

  function again(): void {
    const now = visit.peek();
    if (now !== null) {
      void open(now.id, now.name);
    }
  }

  async function find(id: string, signal: AbortSignal): Promise<ShownCustomer | { problem: Problem }> {
    const body = await api.customer(id, signal);
    if (!body.ok) {
      return body;
    }

    const address = body.value.profile.addresses[0];
    if (address !== undefined) {
      const card = await api.card({ addresses: [address] }, signal);
      const customer = card.ok
        ? card.value.people.find((person) => normal(person.address) === normal(address))?.customer
        : null;
      if (customer?.id === id) {
        return customer;
      }
    }

    const timeline = await api.timeline(id, null, signal);
    return timeline.ok ? { ...body.value, summary: null, timeline: timeline.value } : timeline;
  }

  function close(): void {
    stop.abort();
    visit.value = null;
  }

  /** Shows a change of the visited customer at once. */
  function patch(id: string, change: (customer: ShownCustomer) => ShownCustomer): void {
    const now = visit.peek();
    if (now?.id === id && now.customer !== null) {
      visit.value = { ...now, customer: change(now.customer) };
    }
  }

  return { visit, open, close, patch, again };
}
