import { useCallback } from 'preact/hooks';
import { useLoaded } from '../../state/loaded';
import { useCalls, useSession } from '../../state/session';
import { money } from '../../text/text';
import { ProblemNote } from '../notice/later';
import { salesCalls } from './calls';
import { dayOf } from './days';
import { PricePoints } from './PricePoints';
import { t } from './tab.words';

/** What a customer bought, by product, what was bought last first. */
export function Products({ customerId }: { readonly customerId: string }) {
  const { now } = useSession();
  const calls = useCalls(salesCalls);
  const load = useCallback((signal: AbortSignal) => calls.products(customerId, signal), [calls, customerId]);
  const { value, problem, again } = useLoaded(load);
  const products = value.value?.products;
  return (
    <>
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={again} />}
      {products?.length === 0 && <p class="quiet">{t('sales.products.none')}</p>}
      <ul class="sales-lines">
        {products?.map((one) => (
          <li key={one.productId ?? one.code ?? one.description}>
            <bdi>{one.description}</bdi>
            <small>
              {t('sales.quantity', { quantity: one.quantity, unit: one.unit ?? '×' })} ·{' '}
              {t('sales.times', { count: one.times })} · {dayOf(one.lastOn, now())}
            </small>
            {one.productId !== null && <PricePoints productId={one.productId} name={one.description} />}
            <span>{one.sums.map(({ sold, currency }) => money(sold, currency)).join(' · ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
