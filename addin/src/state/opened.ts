import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { truthKey, type Host, type Mail, type MailPerson } from '../host/host';
import { within } from '../host/within';
import {
  addressesOf,
  addressKey,
  hasDirectoryName,
  isColleague,
  mostPeople,
  needsLook,
  normal,
  peopleOn,
  withoutDirectoryNames,
  type OwnPeople,
} from '../lib/people';
import { askedOf, keyOf, type Cards, type Known, type Truth } from './cards';

/** Switching faster than this, only the item the user stays on is asked for. */
export const restMs = 150;

/** A mail that names somebody by a directory name is shown without the name after this time. */
const longestMs = 5000;

/** Longer than this no pane stays open, and no timer runs. */
const longestWaitMs = 25 * 3_600_000;

const nobody: Known = { people: null, asOf: null, problem: null, busy: false, slow: false };

export type Opened = ReturnType<typeof createOpened>;

/** The item beside the pane and what is known about its people. */
export function createOpened(
  host: Host,
  cards: Cards,
  own: ReadonlySignal<OwnPeople | null>,
  whose: (mail: Mail) => Promise<Mail | null>,
  now: () => Date,
) {
  /** Undefined while the host is being asked, null when no item is open. */
  const mail = signal<Mail | null | undefined>(undefined);
  /** The own people as the pane shows them: what is told while somebody is at work waits. */
  const knownOwn = signal(own.peek());
  const everybody = computed<readonly MailPerson[]>(() =>
    mail.value ? peopleOn(mail.value, host.user, knownOwn.value) : [],
  );
  /** Those whom the API is asked about. */
  const asking = computed(() => everybody.value.slice(0, mostPeople));
  /** The owner of the shared mailbox the mail lies in. */
  const mailbox = signal<string | null>(null);
  const chosen = signal<string | null>(null);
  /** How many forms and questions about the person who is shown are open. */
  let held = 0;
  /** The same mail as the mailbox tells it, whose other people are shown once nothing is open. */
  const better = signal<Mail | null>(null);
  /** Who stays shown meanwhile. */
  const staying = signal<string | null>(null);
  let turn = 0;
  /** Whom the last question was about. */
  let askedFor: string | null = null;
  let stop = new AbortController();
  let switchedAt = Number.NEGATIVE_INFINITY;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const changed: (() => void)[] = [];

  const asked = () => askedOf(mail.peek() ?? null, asking.peek());

  const isFromOutside = ({ mode, from }: Mail) =>
    mode === 'read' && from !== null && !isColleague(from, host.user, knownOwn.peek());

  const known = computed(() => (asking.value.length === 0 ? nobody : cards.of(addressesOf(asking.value)).value));
  const isOurs = (address: string) =>
    known.value.people?.some((one) => one.isOurs && normal(one.address) === normal(address)) === true;
  /** Those who are shown: whom the API knows as colleagues, only where nobody else is on the mail. */
  const people = computed(() => {
    const others = asking.value.filter(({ address }) => address === staying.value || !isOurs(address));
    return others.length > 0 ? others : asking.value;
  });
  const truth = computed<Truth>(() => {
    const id = mail.value ? truthKey(mail.value) : null;
    return id === null ? undefined : cards.truthOf(id).value;
  });
  /** There are, or may be, people on it whom the API is not asked about. */
  const partial = computed(() => mail.value?.cut === true || everybody.value.length > asking.value.length);
  /** How many people are on it, without those of ours who are not shown. */
  const total = computed(() => everybody.value.length - asking.value.length + people.value.length);
  /** Whom the mailbox names and the pane does not show yet. */
  const coming = computed(() => {
    const there = new Set(asking.value.map(({ address }) => normal(address)));
    return better.value === null
      ? []
      : peopleOn(better.value, host.user, knownOwn.value).filter(({ address }) => !there.has(normal(address)));
  });
  /** All people on the mail belong to the user's organisation. */
  const internal = computed(
    () =>
      mail.value?.cut !== true &&
      people.value.every((person) => isColleague(person, host.user, knownOwn.value) || isOurs(person.address)),
  );
  /** Which of the people is shown. */
  const selected = computed(() => {
    const index = people.value.findIndex(({ address }) => normal(address) === normal(chosen.value ?? ''));
    return Math.max(index, 0);
  });

  /** Asks the host what is open now. */
  async function look(): Promise<void> {
    const mine = ++turn;
    stop.abort();
    stop = new AbortController();
    clearTimeout(resting);
    clearTimeout(waiting);
    const read = await host.read().catch(() => null);
    // A directory name says nothing to anybody: here the mailbox is asked first, elsewhere beside.
    let told = read !== null && mine === turn && needsLook(read) ? whose(read) : null;
    const next =
      read !== null && told !== null && hasDirectoryName(read)
        ? ((await within(longestMs, told)) ?? withoutDirectoryNames(read))
        : read;
    // A slow host answers about an item the user has left: drop it.
    if (mine !== turn) {
      return;
    }

    const same = mail.peek()?.key === next?.key && mail.peek() !== undefined;
    batch(() => {
      mail.value = next;
      mailbox.value = null;
      better.value = null;
      if (!same) {
        chosen.value = null;
        changed.forEach((tell) => tell());
      }
    });

    void next?.mailbox.then((owner) => {
      if (mine === turn) {
        mailbox.value = owner;
      }
    });

    const take = (better: Mail | null) => {
      if (mine !== turn || better === null || better.key !== mail.peek()?.key) {
        return;
      }

      if (better !== next) {
        turnTo(better);
      }

      const left = better.unread === undefined ? 0 : better.unread.until.getTime() - now().getTime();
      if (read !== null && better.unread !== undefined && left < longestWaitMs) {
        waiting = setTimeout(() => void whose(read).then(take), Math.max(left, 0));
      }
    };
    void told?.then(take);

    const ask = async () => {
      // Outlook does not tell where answers go, nor a rule by which the mail is never logged.
      if (told === null && next !== null && isFromOutside(next)) {
        told = whose(next);
        void told.then(take);
      }

      await refresh();
      // The API knows more addresses that stand for others than the pane.
      if (mine === turn && told === null && next !== null && standsForOthers(next, known.peek())) {
        told = whose(next);
        take(await told);
      }
    };
    const quick = performance.now() - switchedAt < restMs;
    switchedAt = performance.now();
    if (quick) {
      resting = setTimeout(() => void ask(), restMs);
    } else {
      await ask();
    }
  }

  /** Shows the mail as the mailbox tells it; while somebody is at work, only where that leaves the same people. */
  function turnTo(told: Mail): void {
    const open = mail.peek() ?? null;
    if (open !== null && held > 0 && peopleKey(told) !== peopleKey(open)) {
      better.value = told;
      mail.value = { ...told, from: open.from, sender: open.sender, recipients: open.recipients };
      return;
    }

    better.value = null;
    mail.value = told;
    // Most often the mailbox names the same people, whose card is there or on its way.
    if (keyOf(asked()) !== askedFor) {
      void refresh();
    }
  }

  const peopleKey = (item: Mail) => addressKey(peopleOn(item, host.user, knownOwn.peek()).map((one) => one.address));

  /** What was told while somebody was at work is shown now. */
  function release(): void {
    staying.value = null;
    knownOwn.value = own.peek();
    const told = better.peek();
    if (told !== null && told.key === mail.peek()?.key) {
      turnTo(told);
    } else if (askedFor !== null && keyOf(asked()) !== askedFor) {
      void refresh();
    }
  }

  /**
   * Keeps the person who is shown while a form or a question about them is open, whatever is told about the mail
   * meanwhile. Answers how that ends.
   */
  function hold(): () => void {
    if (held === 0) {
      const shown = people.peek()[selected.peek()]?.address ?? null;
      batch(() => {
        staying.value = shown;
        chosen.value = shown;
      });
    }

    held += 1;
    return () => {
      held -= 1;
      // Another form of the same person may open in the same moment.
      queueMicrotask(() => {
        if (held === 0) {
          release();
        }
      });
    };
  }

  /** Asks for the card of the open item again; the shown card stays until the answer arrives. */
  async function refresh(interactive = false): Promise<void> {
    const question = asked();
    askedFor = keyOf(question);
    if (question !== null) {
      await cards.load(question, stop.signal, interactive);
    }
  }

  /** Shows nothing of the item that was open before the next one is known. */
  function leave(): void {
    mail.value = undefined;
    askedFor = null;
    void look();
  }

  function start(): Promise<void> {
    // The own people are told beside the first card, and may leave fewer people whom it is about.
    own.subscribe((told) => {
      if (held > 0) {
        return;
      }

      knownOwn.value = told;
      if (askedFor !== null && keyOf(asked()) !== askedFor) {
        void refresh();
      }
    });
    host.onItemChanged(() => {
      leave();
      host.onRecipientsChanged(() => void look());
    });
    host.onRecipientsChanged(() => void look());
    return look();
  }

  return {
    mail,
    mailbox,
    total,
    people,
    internal,
    partial,
    known,
    truth,
    selected,
    coming,
    hold,
    start,
    look,
    refresh,
    select: (address: string) => {
      chosen.value = address;
    },
    /** Called whenever another item has been opened. */
    onChanged: (tell: () => void) => {
      changed.push(tell);
    },
  };
}

function standsForOthers({ from }: Mail, { people }: Known): boolean {
  return people?.some((one) => one.standsForOthers && normal(one.address) === normal(from?.address ?? '')) === true;
}
