import type { Suggestion } from '../../api/types';
import { isAutomatic } from '../../lib/people';

const newsletters =
  /(^|[-_.+])(news|newsletters?|e?news|mailings?|marketing|campaigns?|promo(tions?)?|offers|digest|updates)($|[-_.+\d])/i;

const programs =
  /(^|[-_.+])(notif(y|ications?|ier)|alerts?|bounces?|autoreply|auto|automat\w*|robot|bot|mailer|daemon|system|cron|monitoring|reminders?|receipts?|tracking)($|[-_.+\d])/i;

/**
 * Why a mail from an address was not written by a person, by the address alone: the API says the same, and knows the mail's
 * headers too, but until it answers a robot must not look like a buyer (api/Correspondence/AutomaticMail.cs).
 */
export function automaticBy(address: string): Suggestion['automatic'] {
  const local = address.slice(0, Math.max(address.lastIndexOf('@'), 0));
  if (isAutomatic(address)) {
    return /^(mailer-daemon|postmaster)$/i.test(local) ? 'undeliverable' : 'noReply';
  }

  return newsletters.test(local) ? 'newsletter' : programs.test(local) ? 'program' : null;
}
