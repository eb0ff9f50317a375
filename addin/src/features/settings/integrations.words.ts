import { wordsOf } from '../../text/text';
import { en } from './integrations.words.en';

export const t = wordsOf(en);

/** Why a delivery of a shop came to nothing. A code that is newer than the pane is shown as it is. */
export function shopReason(code: string): string {
  const key = code.endsWith('-not-possible') ? 'shops.code.not-possible' : `shops.code.${code}`;
  const said = t(key as 'shops.code.test-order');
  return said === key ? code : said;
}

/** What was wrong with the last try of a webhook. */
export function webhookError(error: string): string {
  const key = `webhooks.error.${error}`;
  const said = t(key as 'webhooks.error.timeout');
  return said === key ? error : said;
}

/** An event that a webhook is told. */
export function eventName(event: string): string {
  const key = `webhooks.event.${event}`;
  const said = t(key as 'webhooks.event.mail.logged');
  return said === key ? event : said;
}
