import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import type { ShopDeliveries } from '../../api/types';
import { download } from '../../lib/download';
import { useLoaded } from '../../state/loaded';
import { useCalls, useSession } from '../../state/session';
import { shortTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import { integrationCalls } from './integrationCalls';
import { shopReason, t } from './integrations.words';

interface Properties {
  readonly id: string;
  /** Of the shop. */
  readonly name: string;
}

/** What a shop has sent that came to nothing, and why. */
export function ShopMessages({ id, name }: Properties) {
  const calls = useCalls(integrationCalls);
  const { now } = useSession();
  const list = useLoaded(useCallback((signal: AbortSignal) => calls.leftOut(id, signal), [calls, id]));
  const failure = useSignal<Problem | null>(null);
  const found = list.value.value;

  async function fetch(one: ShopDeliveries['deliveries'][number]): Promise<void> {
    const answer = await calls.message(id, one.id);
    failure.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      download(answer.value, t('shops.left.name', { shop: name, at: one.receivedAt.slice(0, 10) }));
    }
  }

  return (
    <>
      {list.problem.value !== null && <ProblemNote problem={list.problem.value} onRetry={list.again} />}
      {failure.value !== null && <ProblemNote problem={failure.value} />}
      {found?.deliveries.length === 0 && <p class="quiet">{t('shops.left.none')}</p>}
      {found !== null && found.deliveries.length > 0 && (
        <ul class="settings-messages">
          {found.deliveries.map((one) => (
            <li key={one.id}>
              {shortTime(one.receivedAt, now())} · <bdi>{one.topic}</bdi>
              {one.detail !== null && (
                <>
                  {' · '}
                  <bdi>{one.detail}</bdi>
                </>
              )}
              <p>{shopReason(one.code)}.</p>
              {one.hasBody && (
                <Button look="link" onClick={() => void fetch(one)}>
                  {t('shops.left.body')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {found?.hasMore === true && <p class="quiet">{t('shops.left.more')}</p>}
    </>
  );
}
