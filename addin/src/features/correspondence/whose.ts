import type { Problem } from '../../api/problem';
import type { Mail, Unread } from '../../host/host';
import type { LogCalls } from './calls';
import type { MessageOf } from './messageOf';

/** Asked again after this time where nobody has stated another. */
const pauseMs = 30_000;

/**
 * The mail with what the mailbox knows and Outlook does not tell: who wrote what a form, a shop or a list sent, who a directory name
 * means, who gets the answers, whether a person wrote it, and the rule by which it is never logged; or that the mailbox cannot be read now,
 * and until when. Null where the mailbox cannot tell it later either; what Outlook tells then stays.
 */
export async function whose(calls: LogCalls, messageOf: MessageOf, mail: Mail, now: () => Date): Promise<Mail | null> {
  const message = mail.mode === 'read' ? await messageOf(mail) : null;
  const answer = message === null ? null : await calls.people(message);
  if (!answer?.ok) {
    const unread = answer === null ? null : unreadFor(answer.problem, now());
    return unread === null ? null : { ...mail, unread };
  }

  const { author, people, isOurs, never, automatic, claimed } = answer.value;
  const known = author === null || author.address === '' ? null : author;
  return {
    ...mail,
    never,
    automatic,
    claimed,
    from: known ?? mail.from,
    sender: mail.sender?.includes('@') === true ? mail.sender : (known?.address ?? null),
    recipients: isOurs ? people : people.filter((one) => one.address !== known?.address),
  };
}

function unreadFor({ type, retryAfter }: Problem, now: Date): Unread | null {
  switch (type) {
    case 'mailbox-busy':
      return { until: later(now, retryAfter === undefined ? pauseMs : retryAfter * 1000), stated: true };
    case 'mailbox-unreachable':
    case 'entra-unreachable':
      return { until: later(now, Math.max(pauseMs, (retryAfter ?? 0) * 1000)), stated: false };
    default:
      return null;
  }
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
