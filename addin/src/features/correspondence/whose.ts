import type { Mail } from '../../host/host';
import { within } from '../../host/within';
import type { LogCalls } from './calls';
import type { MessageOf } from './messageOf';

const longestMs = 5000;

/**
 * The mail with what the mailbox knows and Outlook does not tell: who wrote what a form, a shop or a list sent, who a directory name
 * means, who gets the answers, and the rule by which it is never logged. Null where that cannot be told in time; what Outlook tells then stays.
 */
export async function whose(calls: LogCalls, messageOf: MessageOf, mail: Mail): Promise<Mail | null> {
  const message = mail.mode === 'read' ? await messageOf(mail) : null;
  const answer = message === null ? null : await within(longestMs, calls.people(message));
  if (!answer?.ok) {
    return null;
  }

  const { author, people, isOurs, never } = answer.value;
  const known = author === null || author.address === '' ? null : author;
  return {
    ...mail,
    never,
    from: known ?? mail.from,
    sender: mail.sender?.includes('@') === true ? mail.sender : (known?.address ?? null),
    recipients: isOurs ? people : people.filter((one) => one.address !== known?.address),
  };
}
