import { useEffect, useRef } from 'preact/hooks';
import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { CustomerCard, JoinedEntry, JoinedPage, TimelinePage } from '../../api/types';
import { useCalls } from '../../state/session';
import { historyCalls } from './calls';

/** A page of a rare kind may be empty although there are older entries: so many pages are asked for at a time. */
const mostPages = 5;

/** The key of all kinds together. */
const allKinds = '';

/** The history of a customer as far as it has been loaded, of every kind and of single kinds, which reach further back. */
export function usePages(customer: CustomerCard) {
  const calls = useCalls(historyCalls);
  /** What was loaded beyond the card's own page, by kind. */
  const older = useSignal<Readonly<Record<string, JoinedPage>>>({});
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const { id, profile, company } = customer;
  const own = { id, name: profile.name };
  const first = company?.timeline ?? joined(customer.timeline, own);

  // A refreshed first page may end elsewhere, so the older pages no longer continue it.
  const firstNext = first.next;
  const shownNext = useRef(firstNext);
  shownNext.current = firstNext;
  useEffect(() => {
    older.value = {};
  }, [older, id, firstNext]);

  const all = older.value[allKinds];
  const nextOfAll = all === undefined ? firstNext : all.next;
  const entries = distinct([...first.entries, ...Object.values(older.value).flatMap((page) => page.entries)]);
  const shownOfAll = distinct([...first.entries, ...(all?.entries ?? [])]);

  /** What is loaded of a kind, and what continues it; null is every kind. */
  function of(kind: string | null): JoinedPage {
    if (kind === null) {
      return { entries: shownOfAll, next: nextOfAll };
    }

    const page = older.value[kind];
    return {
      entries: entries.filter(({ entry }) => entry.kind === kind),
      next: page === undefined ? nextOfAll : page.next,
    };
  }

  async function more(kind: string | null): Promise<void> {
    let { next } = of(kind);
    const key = kind ?? allKinds;
    busy.value = true;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const answer = await (company === null ? calls.timeline(id, next, kind) : calls.joined(id, next, kind));
      problem.value = answer.ok ? null : answer.problem;
      if (!answer.ok || shownNext.current !== firstNext) {
        break;
      }

      const page = isJoined(answer.value) ? answer.value : joined(answer.value, own);
      const before = older.value[key]?.entries ?? [];
      older.value = { ...older.value, [key]: { entries: [...before, ...page.entries], next: page.next } };
      next = page.next;
      if (next === null || page.entries.length > 0) {
        break;
      }
    }

    busy.value = false;
  }

  /** Loads the first older page of a kind, unless one is there or nothing is older. */
  function reach(kind: string | null): void {
    if (kind !== null && older.value[kind] === undefined && nextOfAll !== null && !busy.value) {
      void more(kind);
    }
  }

  return { of, more, reach, busy, problem };
}

/** The history of one customer, as that of an organisation and its people. */
function joined({ entries, next }: TimelinePage, customer: JoinedEntry['customers'][number]): JoinedPage {
  return { entries: entries.map((entry) => ({ customers: [customer], entry })), next };
}

function isJoined(page: TimelinePage | JoinedPage): page is JoinedPage {
  const [one] = page.entries;
  return one !== undefined && 'customers' in one;
}

/** Each entry once. */
function distinct(entries: readonly JoinedEntry[]): JoinedEntry[] {
  return [...new Map(entries.map((one) => [one.entry.id, one])).values()];
}
