import { useCallback } from 'preact/hooks';
import type { Offers as Answer } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { useCalls } from '../../state/session';
import { intl } from '../../text/language';
import { money } from '../../text/text';
import { salesCalls } from './calls';
import { t } from './tab.words';

/** At most three products that the customer may want next, each with its reason. Nothing where nothing is known, and none is missed. */
export function Offers({ customerId }: { readonly customerId: string }) {
  const calls = useCalls(salesCalls);
  const load = useCallback((signal: AbortSignal) => calls.offers(customerId, signal), [calls, customerId]);
  const answer = useLoaded(load).value.value;
  return answer === null || answer.offers.length === 0 ? null : (
    <section>
      <h2>{t('sales.offers')}</h2>
      <ul class="sales-lines">
        {answer.offers.map((offer) => (
          <li key={offer.productId}>
            <bdi>{offer.name}</bdi>
            <small>{reasons(offer, answer).join(' · ')}</small>
            {offer.price !== null && <span>{money(offer.price, offer.currency)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function reasons({ because, buyers, chance }: Answer['offers'][number], { weeks, customers }: Answer): string[] {
  return [
    ...(because === null ? [] : [t('sales.offers.because', { ...because })]),
    ...(because === null && buyers !== null ? [t('sales.offers.popular', { count: buyers, all: customers })] : []),
    ...(chance === null || weeks === null
      ? []
      : [t('sales.offers.chance', { share: percent(chance), count: Math.round(weeks) })]),
  ];
}

// A tenth of a percent: many chances are below one percent.
function percent(share: number): string {
  return intl(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: share < 0.095 ? 1 : 0 }).format(share);
}
