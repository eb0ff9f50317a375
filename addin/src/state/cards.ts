import { signal, type Signal } from '@preact/signals';
import type { Problem } from '../api/problem';
import type { CustomerCard, MailTruth, Person } from '../api/types';
import { truthKey, type Mail, type MailPerson } from '../host/host';
import { addressesOf, addressKey, longestAddress } from '../lib/people';
import type { CardCalls } from './calls';

const slowMs = 1000;
const most = 200;

/** What is asked for one item. Its answer is kept under these very names, whatever is open by then. */
export interface Asked {
  readonly addresses: readonly string[];
  readonly internetMessageId: string | null;
  readonly subject: string | null;
  readonly createdAt: Date | null;
  /** Under what the truth about the item is kept. */
  readonly truthKey: string | null;
  readonly from: string | null;
}

/** The question about an item; null where nobody is on it. */
export function askedOf(open: Mail | null, people: readonly MailPerson[]): Asked | null {
  const addresses = addressesOf(people);
  const from = open?.sender ?? null;
  return open === null || addresses.length === 0
    ? null
    : {
        addresses,
        internetMessageId: open.internetMessageId,
        subject: open.mode === 'read' ? open.subject : null,
        createdAt: open.createdAt,
        truthKey: truthKey(open),
        from: from !== null && from.length <= longestAddress ? from : null,
      };
}

/** Whom a question is about, in whatever order and case; null for no question. */
export function keyOf(question: Asked | null): string | null {
  return question && addressKey(question.addresses);
}

/** What is known of the people on an item. */
export interface Known {
  readonly people: readonly Person[] | null;
  /** When `people` was true. */
  readonly asOf: Date | null;
  readonly problem: Problem | null;
  readonly busy: boolean;
  /** Busy for more than a second. */
  readonly slow: boolean;
}

/** Null: not logged. Undefined: not known yet. */
export type Truth = MailTruth | null | undefined;

export type Cards = ReturnType<typeof createCards>;

const nothing: Known = { people: null, asOf: null, problem: null, busy: false, slow: false };

/**
 * Cards by the addresses they were asked for, and log truths by message, in memory only. An answer that comes late is
 * put where its question says, so it can never be painted beside another mail.
 */
export function createCards(calls: CardCalls, now: () => Date) {
  const cards = new Map<string, Signal<Known>>();
  const truths = new Map<string, Signal<Truth>>();
  const latest = new Map<string, number>();
  const told = new Map<string, number>();

  const of = (addresses: readonly string[]) => entry(cards, addressKey(addresses), nothing);
  const truthOf = (truthKey: string) => entry<Truth>(truths, truthKey, undefined);

  /** Asks for the card; what was known stays until the answer is there, and after a failure. */
  async function load(asked: Asked, signal: AbortSignal, interactive = false): Promise<void> {
    const known = of(asked.addresses);
    const key = asked.addresses.join(' ');
    const turn = (latest.get(key) ?? 0) + 1;
    latest.set(key, turn);
    const change = (change: Partial<Known>) => {
      if (latest.get(key) === turn) {
        known.value = { ...known.value, ...change };
      }
    };

    const toldBefore = told.get(asked.truthKey ?? '');
    change({ busy: true, slow: false });
    const slow = setTimeout(() => change({ slow: true }), slowMs);
    const answer = await calls.card(
      {
        addresses: [...asked.addresses],
        ...(asked.internetMessageId !== null && { internetMessageId: asked.internetMessageId }),
        ...(asked.from !== null && { from: asked.from }),
        ...(asked.subject !== null && { subject: asked.subject }),
        ...(asked.createdAt !== null && { createdAt: asked.createdAt.toISOString() }),
      },
      signal,
      interactive,
    );
    clearTimeout(slow);

    if (!answer.ok) {
      change({ busy: false, slow: false, problem: answer.problem.type === 'aborted' ? null : answer.problem });
      return;
    }

    change({ people: answer.value.people, asOf: now(), problem: null, busy: false, slow: false });
    // An answer that set out before the mail was logged or taken back knows nothing of it.
    if (asked.truthKey !== null && told.get(asked.truthKey) === toldBefore) {
      truthOf(asked.truthKey).value = answer.value.mail;
    }
  }

  /** Takes what a write has just answered about an item. */
  function tell(truthKey: string, truth: MailTruth | null): void {
    told.set(truthKey, (told.get(truthKey) ?? 0) + 1);
    truthOf(truthKey).value = truth;
  }

  /** Shows a change of one customer at once wherever the customer is shown. */
  function patch(customerId: string, change: (card: CustomerCard) => CustomerCard): void {
    for (const known of cards.values()) {
      const { people } = known.peek();
      if (people?.some((person) => person.customer?.id === customerId)) {
        known.value = {
          ...known.peek(),
          people: people.map((person) =>
            person.customer?.id === customerId ? { ...person, customer: change(person.customer) } : person,
          ),
        };
      }
    }
  }

  /** An erased customer is a stranger at once, on every card. */
  function forget(customerId: string): void {
    for (const known of cards.values()) {
      const { people } = known.peek();
      if (people?.some((person) => person.customer?.id === customerId)) {
        known.value = {
          ...known.peek(),
          people: people.map((person) => (person.customer?.id === customerId ? { ...person, customer: null } : person)),
        };
      }
    }
  }

  return { of, truthOf, load, tell, patch, forget };
}

/** The entry of a key, made where there is none; the oldest goes when there are too many. */
export function entry<T>(map: Map<string, Signal<T>>, key: string, initial: T): Signal<T> {
  const found = map.get(key);
  if (found !== undefined) {
    map.delete(key);
    map.set(key, found);
    return found;
  }

  const made = signal(initial);
  map.set(key, made);
  const [oldest] = map.keys();
  if (map.size > most && oldest !== undefined) {
    map.delete(oldest);
  }

  return made;
}
