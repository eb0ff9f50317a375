import type { CustomerCard, Entry, Summary } from '../api/types';
import type { Later } from '../ui/lazy';

/**
 * What one slice of the business adds to a customer's card. Everything here is loaded with the pane, so it is small: what a
 * person sees only after a click is a `lazy()` component with words and calls of its own.
 */
export interface Slice {
  readonly name: string;
  readonly tabs?: readonly SliceTab[];
  /** Figures at the top of the card, each with what it was counted from. */
  readonly keyFigures?: (summary: Summary, now: Date) => readonly KeyFigure[];
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
}

/** The entries of one kind. */
export type EntryOf<K extends Entry['kind']> = Extract<Entry, { readonly kind: K }>;

export interface EntryKind<E extends Entry = never> {
  /** What the line of an entry shows. */
  readonly line: (entry: E) => EntryLine;
  /** Everything that is kept of an entry, shown when its line is opened. */
  readonly Detail: Later<DetailProperties<E>>;
}

export interface OpenItemKind {
  /** The path data of a 16 pixel icon. */
  readonly icon: string;
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
  readonly who: string;
  /** The first words of the content. */
  readonly said?: string | null;
  readonly attachments?: number;
  /** The entry is about a whole day, which is the same day everywhere. */
  readonly isDay?: boolean;
}
