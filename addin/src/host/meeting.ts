import type { Mail } from './host';
import { list, people, person, recipients, text } from './item';

/** A meeting, whoever called it: read by who is invited, written by who invites. */
export type Meeting = Office.AppointmentRead | Office.AppointmentCompose;

/** An item that is a meeting; Outlook says so of every item it opens. */
export function isMeeting(item: Office.Item): item is Meeting {
  return (item as Partial<Office.AppointmentRead>).itemType === Office.MailboxEnums.ItemType.Appointment;
}

/** A meeting that is being written: its people are fetched. */
export function isComposed(item: Meeting): item is Office.AppointmentCompose {
  return typeof (item as { requiredAttendees?: { getAsync?: unknown } }).requiredAttendees?.getAsync === 'function';
}

/** The people of a meeting. It is no message, so it has none of a message's ids. */
export async function readMeeting(item: Meeting): Promise<Mail> {
  if (isComposed(item)) {
    const invited = await Promise.all([recipients(item.requiredAttendees), recipients(item.optionalAttendees)]);
    return meeting('meeting that is being written', null, people(invited.flat()));
  }

  const key = text(item.itemId) ?? `${item.dateTimeCreated.toISOString()} ${text(item.subject) ?? ''}`;
  const invited = [...list(item.requiredAttendees), ...list(item.optionalAttendees)];
  return meeting(`meeting ${key}`, person(item.organizer), people(invited));
}

function meeting(key: string, from: Mail['from'], invited: Mail['recipients']): Mail {
  return {
    mode: 'meeting',
    key,
    itemId: null,
    internetMessageId: null,
    mailbox: Promise.resolve(null),
    subject: '',
    from,
    recipients: invited,
    cut: false,
  };
}
