import mail from 'icon:mail_48_regular';
import { Button } from '../../ui/Button';
import { t } from './words';

/** A plain browser, or Office.js blocked: says what this is and how to get it. */
export function Outside() {
  return (
    <main class="page">
      <svg class="outside-icon" width="48" height="48" viewBox="0 0 48 48" aria-hidden="true">
        <path d={mail} fill="currentColor" />
      </svg>
      <h1>{t('outside.title')}</h1>
      <p>{t('outside.what')}</p>
      <p>{t('outside.how')}</p>
      <p class="quiet">{t('outside.blocked')}</p>
      <Button onClick={() => location.reload()}>{t('outside.reload')}</Button>
    </main>
  );
}
