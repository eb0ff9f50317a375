import type { MailPeople } from '../api/types';

/** What the pane needs from the program it lives in. Outlook is one; the tests bring another. */
export interface Host {
  /** Who owns the mailbox, as the host says it; the truth about the user is in the token. */
  readonly user: MailPerson;
  /** BCP 47, as the host shows itself. */
  readonly language: string;
  /** The host has a broker that signs the user in without a window of ours. */
  readonly nestedAuth: boolean;
  /** Product, version and platform, for diagnostics. */
  readonly about: string;
  /** The item open now, null when none is. */
  read: () => Promise<Mail | null>;
  /** Calls back when another item is open, or none. */
  onItemChanged: (changed: () => void) => void;
  /** Calls back when the user edits the recipients of the mail they are writing, or the time of their meeting. */
  onRecipientsChanged: (changed: () => void) => void;
  theme: () => Theme;
  onThemeChanged: (changed: (theme: Theme) => void) => void;
  /** Opens a page of ours in a window of the host's and answers what that page says; null when it was closed, as `stop` closes it. */
  dialog: (path: string, stop?: AbortSignal) => Promise<string | null>;
  /** Opens an address outside the pane. */
  openLink: (url: string) => void;
}

export type Theme = 'light' | 'dark' | 'contrast';

export interface MailPerson {
  readonly name: string;
  /** As written; compare with `sameAddress`. */
  readonly address: string;
}

/** What is known and done about an item is kept under it: a meeting's `internetMessageId` may be another meeting's too. */
export function truthKey({
  mode,
  key,
  internetMessageId,
}: Pick<Mail, 'mode' | 'key' | 'internetMessageId'>): string | null {
  return mode === 'meeting' && internetMessageId !== null ? key : internetMessageId;
}

/** What of a mail only its mailbox tells is not known before `until`, when the mailbox is asked again. */
export interface Unread {
  readonly until: Date;
  /** Microsoft 365 has named the time; otherwise it did not answer. */
  readonly stated: boolean;
}

/** The item beside the pane: ids and people, never content. */
export interface Mail {
  /** A meeting is logged once it has begun, a mail once it is sent. */
  readonly mode: 'read' | 'compose' | 'meeting';
  /** Distinguishes this item from every other, also where the host gives no id. */
  readonly key: string;
  /** In the form Graph takes; null where the host gives none. */
  readonly itemId: string | null;
  /**
   * A meeting has no Message-ID: here it is the word `meeting` with the start, which is the same for all invited
   * people.
   */
  readonly internetMessageId: string | null;
  /** The meeting has been called off, as far as the host shows it. */
  readonly cancelled?: boolean;
  /** When a meeting begins; null for a mail. */
  readonly start: Date | null;
  /** The owner, when the mail lies in a mailbox shared by somebody else. Asked at once, awaited only where it is needed. */
  readonly mailbox: Promise<string | null>;
  readonly subject: string;
  readonly from: MailPerson | null;
  /** By what its log knows it again: for a web form not `from`, who wrote, but who sent it. */
  readonly sender: string | null;
  /** When this copy came into its mailbox: some programs give all their mails one id. */
  readonly createdAt: Date | null;
  readonly recipients: readonly MailPerson[];
  /** The host lists only so many recipients, and there may be more. */
  readonly cut: boolean;
  /** The rule by which the mail is never logged; null for none, absent until the mailbox has been asked. */
  readonly never?: { readonly forEverybody: boolean } | null;
  /** Why nobody wrote the mail by hand, as the mailbox says; null where a person may have, absent until the mailbox has been asked. */
  readonly automatic?: MailPeople['automatic'];
  /** Whose address its author gives as a name; null for nobody else's, absent until the mailbox has been asked. */
  readonly claimed?: MailPeople['claimed'];
  /** The mailbox was asked and cannot be read now; absent where it was read. */
  readonly unread?: Unread;
  /** Tells the host that the item is logged, or no longer, where it shows that itself. */
  readonly showLogged?: (logged: boolean) => void;
}
