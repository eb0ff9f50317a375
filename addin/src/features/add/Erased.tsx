import type { Problem } from '../../api/problem';
import { longDay } from '../../text/dates';
import { Button } from '../../ui/Button';
import { t } from './words';

/** Whose address it is, and when and why that customer was erased. */
export interface ErasedAddress {
  readonly address: string;
  readonly day: string;
  readonly reason: string;
}

interface Properties {
  readonly erased: ErasedAddress;
  readonly busy: boolean;
  readonly onConsent: () => void;
}

/** Before somebody who was erased comes back: only with a new consent. */
export function Erased({ erased: { address, day, reason }, busy, onConsent }: Properties) {
  return (
    <section class="already" role="alert" tabIndex={-1}>
      <h2>{t('add.erased', { address, day: longDay(`${day}T00:00:00Z`) })}</h2>
      <p>{t(reason === 'request' ? 'add.erased.request' : 'add.erased.other')}</p>
      <Button busy={busy} onClick={onConsent}>
        {t('add.erased.consent')}
      </Button>
    </section>
  );
}

/** What the API says of an address of somebody erased; null for any other problem. */
export function erasedOf(problem: Problem | null): ErasedAddress | null {
  const { address, day, reason } = problem?.type === 'address-erased' ? (problem.body ?? {}) : {};
  return typeof address === 'string' && typeof day === 'string' && typeof reason === 'string'
    ? { address, day, reason }
    : null;
}
