import type { ComponentChildren } from 'preact';
import type { CustomerCard, DueTask, Entry, Figures, Me, NextAction, OpenItem, Summary } from '../api/types';
import type { Later } from '../ui/lazy';

/**
 * What one slice of the business adds to a customer's card. Everything here is loaded with the pane, so it is small: what a
 * person sees only after a click is a `lazy()` component with words and calls of its own.
 */
export interface Slice {
  readonly name: string;
  readonly tabs?: readonly SliceTab[];
  /** Figures at the top of the card, each with what it was counted from. */
  readonly keyFigures?: (summary: Summary, now: Date, figures: Figures) => readonly KeyFigure[];
  /** What the slice proposes to do next, and a sentence for each of its codes; undefined for a code that it does not know. */
  readonly nextActions?: {
    readonly of: (figures: Figures) => readonly ProposedAction[];
    readonly say: (action: ProposedAction) => string | undefined;
    /** The tab in which it is done: a click on the sentence opens it. */
    readonly tab?: string;
    /** What can be done about an action at once, beside its sentence. */
    readonly Acts?: Later<ActsProperties>;
  };
  /** What can be written about a customer in one click, below the head of the card. */
  readonly Quick?: Later<TabProperties>;
  /** What is shown where no mail is open; it shows `children` where it has nothing to show. */
  readonly Home?: Later<{ readonly children: ComponentChildren }>;
  /** What is shown below, where no mail is open. */
  readonly Board?: Later<object>;
  /** The kinds of open items that the slice writes: tasks, deals, cases, unpaid invoices. */
  readonly openItems?: Readonly<Record<string, OpenItemKind>>;
  /** The kinds of history entries that the slice writes. */
  readonly history?: { readonly [K in Entry['kind']]?: EntryKind<EntryOf<K>> };
}

export interface SliceTab {
  /** Also the name of the form under which the tab keeps what is typed: `drafts.of(id, customer.id)`. */
  readonly id: string;
  readonly title: () => string;
  /** Whose card has the tab; everybody's where it is left out. */
  readonly isFor?: (customer: CustomerCard) => boolean;
  readonly Content: Later<TabProperties>;
}

export interface TabProperties {
  readonly customer: CustomerCard;
  /** The mail beside the pane is one with this customer. */
  readonly beside: boolean;
}

export interface KeyFigure {
  readonly label: string;
  readonly value: string;
  /** What the figure was counted from, or how old it is. */
  readonly basis?: string;
  /** Shown on hover: the exact moment or amount. */
  readonly exact?: string;
  /** How the newest value compares with those before, in words too; a falling figure is red. */
  readonly trend?: { readonly way: 'up' | 'down'; readonly words: string };
}

/** The entries of one kind. */
export type EntryOf<K extends Entry['kind']> = Extract<Entry, { readonly kind: K }>;

export interface EntryKind<E extends Entry = never> {
  /** What all entries of the kind are called, as a choice above the history. */
  readonly plural: () => string;
  /** Whether the summary counts entries of the kind: older ones are then offered before any of them is loaded. */
  readonly isIn?: (summary: Summary) => boolean;
  /** What the line of an entry shows. */
  readonly line: (entry: E, around: Around) => EntryLine;
  /** The thread that the entry belongs to; an entry without one is never folded. */
  readonly thread?: (entry: E) => Thread | null;
  /** Everything that is kept of an entry, shown when its line is opened. */
  readonly Detail: Later<DetailProperties<E>>;
}

/** Who looks at the history, and whose it is, short enough for a line. */
export interface Around {
  readonly me: Me | null;
  readonly customer: string;
}

/** Entries with one subject are a thread where they are of one conversation or where one answers another. */
export interface Thread {
  readonly subject: string;
  readonly conversation: string | null;
  readonly isReply: boolean;
}

export interface OpenItemKind {
  /** The path data of a 16 pixel icon; a circle where it is left out. */
  readonly icon?: string;
  /** The tab that a click on the item opens. */
  readonly tab?: string;
  /** What else there is to say about the item. */
  readonly note?: (item: OpenItem, figures: Figures) => string | undefined;
  /** What can be done about an item at once, at the end of its line. */
  readonly Acts?: Later<ActsProperties>;
}

/** A next action, and the task that it is about. */
export type ProposedAction = NextAction & { readonly task?: DueTask | undefined };

/** Of what can be done at once: a next action, or an open item. */
export interface ActsProperties {
  readonly customerId: string;
  readonly action?: ProposedAction;
  readonly item?: OpenItem;
}

export interface DetailProperties<E extends Entry> {
  readonly customerId: string;
  readonly entry: E;
}

export interface EntryLine {
  /** The path data of a 16 pixel icon. */
  readonly icon: string;
  /** The icon has the accent colour. */
  readonly accent?: boolean;
  /** What the icon says, for those who do not see it. */
  readonly spoken?: string;
  readonly title: string;
  /** Who wrote or invited. */
  readonly from?: string;
  /** Who of the company recorded it, or where. In the history of several customers the customer's name stands in its place. */
  readonly by?: string;
  /** Whom it went to. */
  readonly to?: string;
  /** The first sentence of the content. */
  readonly said?: string | null;
  readonly attachments?: number;
  /** The entry is about a whole day, which is the same day everywhere. */
  readonly isDay?: boolean;
}
