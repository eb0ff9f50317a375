import type { Unread as Waiting } from '../../host/host';
import { useSession } from '../../state/session';
import { timeAhead } from '../../text/dates';
import './Unread.css';
import { t } from './unread.words';

export interface UnreadProperties {
  readonly unread: Waiting;
}

/** The mailbox of the open email cannot be read now: until when, and what nobody knows until then. */
export function Unread({ unread: { until, stated } }: UnreadProperties) {
  const at = timeAhead(until, useSession().now());
  return (
    <div class="unread" role="status">
      <p>{t(stated ? 'unread.stated' : 'unread.silent', { at })}</p>
      <p class="quiet">{t('unread.words')}</p>
    </div>
  );
}
