import { seenName, visible } from '../lib/people';
import type { Mail, MailPerson } from './host';
import { within } from './within';

const sharedMs = 5000;

/** How many recipients Outlook lists at most, by client and, on the web, by whether its header is folded. */
const limits = [20, 100, 500, 1000];

/** The mail that is open for reading. */
export function readMessage(item: Office.MessageRead): Mail {
  const internetMessageId = text(item.internetMessageId);
  const itemId = text(item.itemId);
  const subject = text(item.subject) ?? '';
  return {
    mode: 'read',
    key: itemId ?? internetMessageId ?? `${item.dateTimeCreated.toISOString()} ${subject}`,
    itemId: itemId === null ? null : graphId(itemId),
    internetMessageId,
    start: null,
    mailbox: sharedOwner(item),
    subject,
    from: person(item.from),
    sender: person(item.from)?.address ?? null,
    createdAt: item.dateTimeCreated instanceof Date ? item.dateTimeCreated : null,
    recipients: people([...list(item.to), ...list(item.cc)]),
    cut: [item.to, item.cc].some((field) => limits.includes(list(field).length)),
  };
}

/** The mail that is being written; it has no identity in the CRM before it is sent. */
export async function readCompose(item: Office.MessageCompose): Promise<Mail> {
  const [to, cc, bcc] = await Promise.all([recipients(item.to), recipients(item.cc), recipients(item.bcc)]);
  return {
    mode: 'compose',
    key: `compose ${text(item.conversationId) ?? ''}`,
    itemId: null,
    internetMessageId: null,
    start: null,
    mailbox: Promise.resolve(null),
    subject: '',
    from: null,
    sender: null,
    createdAt: null,
    recipients: people([...to, ...cc, ...bcc]),
    cut: false,
  };
}

/** Outlook's desktop ids are EWS ids; Graph takes another spelling. Mobile gives Graph's own and has no converter. */
export function graphId(itemId: string): string | null {
  const mailbox = Office.context.mailbox as Partial<Office.Mailbox>;
  if (mailbox.convertToRestId === undefined) {
    return itemId;
  }

  try {
    return text(Office.context.mailbox.convertToRestId(itemId, Office.MailboxEnums.RestVersion.v2_0));
  } catch {
    // Seen on the Mac: the card still works by address, only logging needs the id.
    return null;
  }
}

/** The owner of a shared mailbox that the item lies in. */
export function sharedOwner(item: Pick<Office.MessageRead, 'getSharedPropertiesAsync'>): Promise<string | null> {
  if ((item as Partial<Office.MessageRead>).getSharedPropertiesAsync === undefined) {
    return Promise.resolve(null);
  }

  const asked = new Promise<string | null>((resolve) => {
    // Fails for an item in the user's own mailbox: that is the answer, not an error.
    item.getSharedPropertiesAsync((result) => {
      const owner = result.status === Office.AsyncResultStatus.Succeeded ? text(result.value.owner) : null;
      const own = Office.context.mailbox.userProfile.emailAddress.toLowerCase();
      resolve(owner?.toLowerCase() === own ? null : owner);
    });
  });
  return within(sharedMs, asked);
}

export function recipients(field: Office.Recipients | undefined): Promise<Office.EmailAddressDetails[]> {
  return new Promise((resolve) => {
    if (field === undefined) {
      resolve([]);
      return;
    }

    field.getAsync((result) => resolve(result.status === Office.AsyncResultStatus.Succeeded ? result.value : []));
  });
}

export function people(details: Office.EmailAddressDetails[]): MailPerson[] {
  return details.map(person).filter((one) => one !== null);
}

export function person(details: Office.EmailAddressDetails | undefined): MailPerson | null {
  const address = visible(text(details?.emailAddress) ?? '').trim();
  return address === '' ? null : { address, name: seenName(text(details?.displayName) ?? '') };
}

export function list<T>(value: T[] | undefined): T[] {
  return value ?? [];
}

export function text(value: string | null | undefined): string | null {
  return value === undefined || value === null || value === '' ? null : value;
}

/** A meeting: an invited user reads it, the organiser writes it. */
export type Meeting = Office.AppointmentRead | Office.AppointmentCompose;

/** An item that is a meeting; Outlook says so of every item it opens. */
export function isMeeting(item: Office.Item): item is Meeting {
  return (item as Partial<Office.AppointmentRead>).itemType === Office.MailboxEnums.ItemType.Appointment;
}

/** A meeting that is being written: its people are fetched. */
export function isComposed(item: Meeting): item is Office.AppointmentCompose {
  return typeof (item as { requiredAttendees?: { getAsync?: unknown } }).requiredAttendees?.getAsync === 'function';
}
