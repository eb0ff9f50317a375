import { useCallback } from 'preact/hooks';
import type { Deal, DealMove } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { useCalls } from '../../state/session';
import { longTime } from '../../text/dates';
import { ProblemNote } from '../notice/later';
import { dealsCalls } from './calls';
import { t } from './tab.words';

/** Every move of a deal, the latest first. */
export function Moves({ deal: { customerId, id } }: { readonly deal: Deal }) {
  const calls = useCalls(dealsCalls);
  const loaded = useLoaded(
    useCallback((signal: AbortSignal) => calls.read(customerId, id, signal), [calls, customerId, id]),
  );
  const { value } = loaded.value;
  return (
    <>
      {loaded.problem.value !== null && <ProblemNote problem={loaded.problem.value} onRetry={loaded.again} />}
      {value !== null && (
        <>
          <h2>{t('deals.moves')}</h2>
          <ul class="deal-moves">
            {value.moves.map((move) => (
              <li key={move.at}>
                <bdi>{wordsOf(move)}</bdi>
                <small>
                  {longTime(move.at)} · <bdi>{move.by}</bdi>
                </small>
              </li>
            ))}
          </ul>
          {value.hasMore && <p class="quiet">{t('deals.moves.more')}</p>}
        </>
      )}
    </>
  );
}

function wordsOf({ kind, from, to, reason }: DealMove): string {
  switch (kind) {
    case 'moved':
      return t('deals.move.moved', { from: from ?? '', to });
    case 'lost':
      return t('deals.move.lost', { reason: reason ?? '' });
    case 'opened':
    case 'reopened':
      return t(`deals.move.${kind}`, { to });
    default:
      return t(`deals.move.${kind}`);
  }
}
