import { longTime } from '../../text/dates';
import { money } from '../../text/text';
import type { DetailProperties, EntryOf } from '../slice';
import { t } from './facts.words';

/** A deal of the history in full: what it may bring, why it was lost, and who changed it last. */
export function Detail({ entry: { deal } }: DetailProperties<EntryOf<'deal'>>) {
  return (
    <div class="entry-text">
      {deal.amount !== null && deal.currency !== null && <p>{money(deal.amount, deal.currency)}</p>}
      {deal.lostReason !== null && <p>{t('deal.reason', { reason: deal.lostReason })}</p>}
      <p class="quiet">
        {t('deal.by', { name: deal.by.name })} · {longTime(deal.by.at)}
      </p>
    </div>
  );
}
