import type { Deal } from '../../api/types';
import { shortDay, unbroken } from '../../text/dates';
import { money } from '../../text/text';
import { useSession } from '../../state/session';
import { chanceWords, stepWords, warnings } from './facts';
import { t as said } from './facts.words';
import { t } from './tab.words';

/** A deal in a few lines: what, how much, where it stands and what speaks against it. */
export function DealLine({ deal, customer }: { readonly deal: Deal; readonly customer?: string }) {
  const { now } = useSession();
  const day = (iso: string) => unbroken(shortDay(iso, now()));
  const { title, amount, currency, state, stage, chance, closesOn, closedAt, lostReason } = deal;
  const isOpen = state === 'open';
  const wrong = isOpen ? warnings(deal) : [];
  const step = isOpen ? stepWords(deal.nextStep, deal.nextStepOn, now()) : null;
  return (
    <>
      <span class="deal-what">
        <b>
          <bdi>{title}</bdi>
        </b>
        {amount !== null && currency !== null && <span class="deal-sum">{money(amount, currency)}</span>}
      </span>
      {customer !== undefined && (
        <small>
          <bdi>{customer}</bdi>
        </small>
      )}
      <small>
        {isOpen
          ? [
              stage,
              ...(chance === null ? [] : [chanceWords(chance)]),
              ...(closesOn !== null && deal.daysOverdue === null
                ? [said('deal.closes', { date: day(`${closesOn}T00:00`) })]
                : []),
            ].join(' · ')
          : state === 'won'
            ? t('deals.state.won', { date: day(closedAt ?? deal.openedAt) })
            : t('deals.state.lost', { date: day(closedAt ?? deal.openedAt), reason: lostReason ?? '' })}
      </small>
      {wrong.length > 0 && <small class="late">{wrong.join(' · ')}</small>}
      {step !== null && (
        <small class={deal.isNextStepDue ? 'late' : undefined}>
          <bdi>{step}</bdi>
        </small>
      )}
    </>
  );
}
