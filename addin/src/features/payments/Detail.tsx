import { longTime } from '../../text/dates';
import type { DetailProperties, EntryOf } from '../slice';
import { t } from '../sales/book.words';

/** A payment in full: how it was paid, what the payer wrote, and who recorded it. */
export function Detail({ entry: { payment } }: DetailProperties<EntryOf<'payment'>>) {
  return (
    <div class="entry-text">
      {payment.method !== null && <p dir="auto">{payment.method}</p>}
      {payment.reference !== null && <p dir="auto">{payment.reference}</p>}
      <p class="quiet">
        {t('pay.by', { name: payment.recordedBy.name })} · {longTime(payment.recordedBy.at)}
      </p>
    </div>
  );
}
