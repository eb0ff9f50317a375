import calendarIcon from 'icon:calendar_empty_48_regular';
import mailIcon from 'icon:mail_48_regular';
import type { Mail } from '../../host/host';
import { t } from './nothing.words';

/** Why nobody is shown: no mail is open, or nobody else is on it. */
export function Nothing({ open }: { readonly open: Mail | null }) {
  const words =
    open === null
      ? 'empty'
      : open.mode === 'compose'
        ? 'compose.empty'
        : open.mode === 'meeting'
          ? 'meeting.empty'
          : open.from === null
            ? 'nosender'
            : 'alone';
  return (
    <div class="nothing tall">
      <svg class="icon" viewBox="0 0 48 48" aria-hidden="true">
        <path d={open?.mode === 'meeting' ? calendarIcon : mailIcon} fill="currentColor" />
      </svg>
      <h1>{t(`${words}.title`)}</h1>
      <p class="quiet">{t(`${words}.words`)}</p>
    </div>
  );
}
