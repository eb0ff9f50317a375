import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import { useLoaded } from '../../state/loaded';
import { useCalls, useSession } from '../../state/session';
import { intl } from '../../text/language';
import { money } from '../../text/text';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import { salesCalls } from './calls';
import { dayOf } from './days';
import { t } from './tab.words';

const most = 5;

/** What a product really sold for, asked for with a click. */
export function PricePoints({ productId, name }: { readonly productId: string; readonly name: string }) {
  const isShown = useSignal(false);
  return (
    <div class="sales-prices">
      {isShown.value ? (
        <Prices productId={productId} />
      ) : (
        <Button look="link" small onClick={() => (isShown.value = true)}>
          {t('sales.prices', { name })}
        </Button>
      )}
    </div>
  );
}

function Prices({ productId }: { readonly productId: string }) {
  const { now } = useSession();
  const calls = useCalls(salesCalls);
  const load = useCallback((signal: AbortSignal) => calls.prices(productId, signal), [calls, productId]);
  const { value, problem, again } = useLoaded(load);
  const answer = value.value;
  return (
    <>
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={again} />}
      {answer?.listPrice != null && (
        <small>{t('sales.prices.list', { price: money(answer.listPrice, answer.currency) })}</small>
      )}
      {answer?.prices.length === 0 && <small>{t('sales.prices.none')}</small>}
      {answer?.prices
        .slice(0, most)
        .map(({ price, currency, sales, quantity, firstOn, lastOn, places, discounted }) => (
          <small key={`${currency} ${price}`}>
            {[
              t('sales.prices.sold', { price: money(price, currency), count: sales, quantity }),
              firstOn === lastOn
                ? dayOf(firstOn, now())
                : t('sales.prices.days', { from: dayOf(firstOn, now()), until: dayOf(lastOn, now()) }),
              ...places,
              ...(discounted === 0 ? [] : [t('sales.prices.discount', { share: percent(discounted) })]),
            ].join(' · ')}
          </small>
        ))}
    </>
  );
}

function percent(share: number): string {
  return intl(Intl.NumberFormat, { style: 'percent' }).format(share);
}
