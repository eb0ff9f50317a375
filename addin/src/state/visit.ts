import { signal } from '@preact/signals';
import type { Problem } from '../api/problem';
import type { CustomerCard } from '../api/types';
import type { CardCalls } from './calls';

export interface Visit {
  readonly id: string;
  readonly name: string;
  readonly customer: CustomerCard | null;
  readonly problem: Problem | null;
}

export type Visits = ReturnType<typeof createVisits>;

/** A customer opened by name instead of by mail. Opening another mail ends the visit. */
export function createVisits(calls: CardCalls) {
  const visit = signal<Visit | null>(null);
  let stop = new AbortController();

  async function open(id: string, name: string): Promise<void> {
    stop.abort();
    stop = new AbortController();
    const { signal } = stop;
    const before = visit.peek();
    const shown: Visit = { id, name, customer: before?.id === id ? before.customer : null, problem: null };
    visit.value = shown;
    const answer = await calls.customer(id, signal);
    // Another customer or another mail was opened in the meantime.
    if (signal.aborted) {
      return;
    }

    visit.value = answer.ok
      ? { id, name: answer.value.profile.name, customer: answer.value, problem: null }
      : { ...shown, problem: answer.problem };
  }

  function again(): void {
    const now = visit.peek();
    if (now !== null) {
      void open(now.id, now.name);
    }
  }

  function close(): void {
    stop.abort();
    visit.value = null;
  }

  /** Shows a change of the visited customer at once. */
  function patch(id: string, change: (customer: CustomerCard) => CustomerCard): void {
    const now = visit.peek();
    if (now?.id === id && now.customer !== null) {
      visit.value = { ...now, customer: change(now.customer) };
    }
  }

  return { visit, open, close, patch, again };
}
