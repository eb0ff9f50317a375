import type { Mail } from './host';
import { graphId, isComposed, list, people, person, recipients, sharedOwner, text, type Meeting } from './item';

/** What Outlook's phone button reads to say View in place of Log. */
const eventLogged = 'EventLogged';

/** The people of a meeting, and by what it can be logged. */
export async function readMeeting(item: Meeting): Promise<Mail> {
  if (isComposed(item)) {
    const [required, optional, organiser, start, end, itemId] = await Promise.all([
      recipients(item.requiredAttendees),
      recipients(item.optionalAttendees),
      fetched(item.organizer),
      fetched(item.start),
      fetched(item.end),
      savedId(item),
    ]);
    const key = itemId === null ? 'meeting that is being written' : `meeting ${itemId}`;
    return meeting(item, key, itemId, organiser ?? undefined, people([...required, ...optional]), start, end);
  }

  const itemId = text(item.itemId);
  const key = itemId ?? `${item.dateTimeCreated.toISOString()} ${text(item.subject) ?? ''}`;
  const invited = people([...list(item.requiredAttendees), ...list(item.optionalAttendees)]);
  return {
    ...meeting(item, `meeting ${key}`, itemId, item.organizer, invited, date(item.start), date(item.end)),
    cancelled: cancelled.test(text(item.subject) ?? ''),
  };
}

/** Office.js does not tell that a meeting was cancelled; Outlook writes it before the subject, in the language of the host. */
const cancelled =
  /^\s*(cancell?ed|abgesagt|annulée?|cancelad[oa]|annullat[oa]|geannuleerd|avlyst|inställt|odwołane|lemondva|törölve|gekanselleer|peruttu|aflyst|zrušeno|отменён|取消|已取消|キャンセル済み|취소됨|anulat[ăa]?|ακυρώθηκε|ακυρωμένη|отменено|отменена|скасовано|iptal edildi|لغو شد|لغو شده)\s*:/iu;

const hour = 3_600_000;
const day = 24 * hour;

/**
 * As the API names it: to the second, in UTC; of what lasts whole days (give or take the hour of summer time) only the day
 * counts, since Outlook does not say whether it has a midnight in every zone: this zone's, or else the nearest one in UTC.
 * No mail's id has a line break.
 */
export function meetingKey(start: Date, end: Date | null): string {
  const lasts = end === null ? 0 : end.getTime() - start.getTime();
  const days = Math.round(lasts / day);
  const isDays = days > 0 && Math.abs(lasts - days * day) <= hour;
  const midnight = isMidnight(start)
    ? Date.UTC(start.getFullYear(), start.getMonth(), start.getDate())
    : Math.round(start.getTime() / day) * day;
  const at = isDays ? new Date(midnight) : start;
  return `meeting\n${at.toISOString().slice(0, 19)}Z`;
}

function meeting(
  item: Meeting,
  key: string,
  itemId: string | null,
  organiser: Office.EmailAddressDetails | undefined,
  invited: Mail['recipients'],
  start: Date | null,
  end: Date | null,
): Mail {
  return {
    mode: 'meeting',
    key,
    itemId: itemId === null ? null : graphId(itemId),
    internetMessageId: start === null || itemId === null ? null : meetingKey(start, end),
    start,
    mailbox: sharedOwner(item),
    subject: '',
    from: person(organiser),
    sender: person(organiser)?.address ?? null,
    createdAt: null,
    recipients: invited,
    cut: false,
    showLogged: (logged) => showLogged(item, logged),
  };
}

/** Only what can be compared with the calendar. */
function date(value: Date | undefined): Date | null {
  return value instanceof Date ? value : null;
}

function isMidnight(date: Date): boolean {
  return date.getHours() + date.getMinutes() + date.getSeconds() === 0;
}

/** A value of a meeting that is being written; null where this Outlook does not tell it. */
function fetched<T>(
  field: { getAsync: (tell: (result: Office.AsyncResult<T>) => void) => void } | undefined,
): Promise<T | null> {
  return new Promise((resolve) => {
    if (field === undefined) {
      resolve(null);
      return;
    }

    field.getAsync((result) => resolve(result.status === Office.AsyncResultStatus.Succeeded ? result.value : null));
  });
}

/** The id of a meeting in one's own calendar; null while it has never been saved. */
function savedId(item: Office.AppointmentCompose): Promise<string | null> {
  return new Promise((resolve) => {
    if ((item as Partial<Office.AppointmentCompose>).getItemIdAsync === undefined) {
      resolve(null);
      return;
    }

    item.getItemIdAsync((result) =>
      resolve(result.status === Office.AsyncResultStatus.Succeeded ? text(result.value) : null),
    );
  });
}

/** Only phones have the button, and elsewhere nothing is written into anybody's calendar. */
function showLogged(item: Meeting, logged: boolean): void {
  const { platform } = Office.context;
  if (platform !== Office.PlatformType.iOS && platform !== Office.PlatformType.Android) {
    return;
  }

  item.loadCustomPropertiesAsync((loaded) => {
    if (loaded.status === Office.AsyncResultStatus.Succeeded) {
      if (logged) {
        loaded.value.set(eventLogged, 'true');
      } else {
        loaded.value.remove(eventLogged);
      }

      // A button that says Log still opens the pane, which tells the truth.
      loaded.value.saveAsync(() => undefined);
    }
  });
}
