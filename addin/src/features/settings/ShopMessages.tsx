import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import type { ShopDeliveries } from '../../api/types';
import { download } from '../../lib/download';
import { useLoaded } from '../../state/loaded';
import { useCalls, useSession } from '../../state/session';
import { shortTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { integrationCalls } from './integrationCalls';
import { shopReason, t } from './integrations.words';

const pollMs = 2000;
const mostPolls = 15;

type Delivery = ShopDeliveries['deliveries'][number];

interface Properties {
  readonly id: string;
  /** Of the shop. */
  readonly name: string;
}

/** What a shop has sent that came to nothing, and why. What is tried again is asked about until it has been tried. */
export function ShopMessages({ id, name }: Properties) {
  const calls = useCalls(integrationCalls);
  const list = useLoaded(useCallback((signal: AbortSignal) => calls.leftOut(id, signal), [calls, id]));
  const place = useKeptFocus<HTMLDivElement>();
  const polls = useSignal(0);
  const failure = useSignal<Problem | null>(null);
  const found = list.value.value;
  const { again } = list;
  const retried = found?.deliveries.filter(({ hasBody, isWaiting }) => hasBody && !isWaiting) ?? [];

  useEffect(() => {
    const underWay = found?.deliveries.some(({ isWaiting }) => isWaiting) === true;
    if (!underWay || polls.peek() >= mostPolls) {
      return undefined;
    }

    const timer = setTimeout(() => {
      polls.value += 1;
      again();
    }, pollMs);
    return () => clearTimeout(timer);
    // The list is another object after each answer.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `again` is made anew with each drawing
  }, [found]);

  async function retry(call: () => Promise<Answer<undefined>>): Promise<void> {
    const answer = await call();
    failure.value = answer.ok ? null : answer.problem;
    polls.value = 0;
    again();
  }

  async function fetch(one: Delivery): Promise<void> {
    const answer = await calls.message(id, one.id);
    failure.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      download(answer.value, t('shops.left.name', { shop: name, at: one.receivedAt.slice(0, 10) }));
    }
  }

  return (
    <div ref={place} tabIndex={-1}>
      {list.problem.value !== null && <ProblemNote problem={list.problem.value} onRetry={again} />}
      {failure.value !== null && <ProblemNote problem={failure.value} />}
      {found?.deliveries.length === 0 && <p class="quiet">{t('shops.left.none')}</p>}
      {found !== null && found.deliveries.length > 0 && (
        <ul class="settings-messages">
          {found.deliveries.map((one) => (
            <Line
              key={one.id}
              one={one}
              onRetry={() => void retry(() => calls.retry(id, one.id))}
              onBody={() => void fetch(one)}
            />
          ))}
        </ul>
      )}
      {found?.hasMore === true && <p class="quiet">{t('shops.left.more')}</p>}
      {retried.length > 1 && (
        <div class="settings-actions">
          <Button small onClick={() => void retry(() => calls.retryAll(id))}>
            {t('shops.left.retry.all')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface LineProperties {
  readonly one: Delivery;
  readonly onRetry: () => void;
  readonly onBody: () => void;
}

function Line({ one, onRetry, onBody }: LineProperties) {
  const { now } = useSession();
  const { receivedAt, topic, detail, code, hasBody, isWaiting } = one;
  return (
    <li>
      {shortTime(receivedAt, now())} · <bdi>{topic}</bdi>
      {detail !== null && (
        <>
          {' · '}
          <bdi>{detail}</bdi>
        </>
      )}
      <p>{isWaiting ? t('shops.left.waiting') : shopReason(code)}.</p>
      {hasBody && (
        <div class="settings-actions">
          {!isWaiting && (
            <Button look="link" onClick={onRetry}>
              {t('shops.left.retry')}
            </Button>
          )}
          <Button look="link" onClick={onBody}>
            {t('shops.left.body')}
          </Button>
        </div>
      )}
    </li>
  );
}
