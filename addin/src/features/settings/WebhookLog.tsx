import { useSignal } from '@preact/signals';
import { useCallback, useEffect } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import type { WebhookDeliveries } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { useCalls, useSession } from '../../state/session';
import { shortTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import { integrationCalls } from './integrationCalls';
import { eventName, t, webhookError } from './integrations.words';

const pollMs = 2000;
const mostPolls = 15;

type Delivery = WebhookDeliveries['deliveries'][number];

/** What a webhook was told and how that ended; what is on its way is asked about until it has been tried. */
export function WebhookLog({ id }: { readonly id: string }) {
  const calls = useCalls(integrationCalls);
  const list = useLoaded(useCallback((signal: AbortSignal) => calls.deliveries(id, signal), [calls, id]));
  const polls = useSignal(0);
  const problem = useSignal<Problem | null>(null);
  const found = list.value.value;
  const { again } = list;

  useEffect(() => {
    const underWay = found?.deliveries.some(({ state, attempts }) => state === 'waiting' && attempts === 0) === true;
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

  async function resend(delivery: string): Promise<void> {
    const answer = await calls.resend(id, delivery);
    problem.value = answer.ok ? null : answer.problem;
    polls.value = 0;
    again();
  }

  return (
    <>
      {list.problem.value !== null && <ProblemNote problem={list.problem.value} onRetry={again} />}
      {problem.value !== null && <ProblemNote problem={problem.value} />}
      {found?.deliveries.length === 0 && <p class="quiet">{t('webhooks.log.none')}</p>}
      {found !== null && found.deliveries.length > 0 && (
        <ul class="settings-messages">
          {found.deliveries.map((one) => (
            <Line key={one.id} one={one} onResend={() => void resend(one.id)} />
          ))}
        </ul>
      )}
      {found?.hasMore === true && <p class="quiet">{t('webhooks.log.more')}</p>}
      <div class="settings-actions">
        <Button look="link" onClick={again}>
          {t('webhooks.log.again')}
        </Button>
      </div>
    </>
  );
}

function Line({ one, onResend }: { readonly one: Delivery; readonly onResend: () => void }) {
  const { now } = useSession();
  const { event, at, state, status, durationMs, attempts, nextTry, error } = one;
  const facts = [
    t(`webhooks.state.${state}`),
    ...(status === null ? [] : [t('webhooks.answer', { status: String(status), duration: durationMs ?? 0 })]),
    ...(attempts > 1 ? [t('webhooks.tries', { count: attempts })] : []),
    ...(nextTry === null ? [] : [t('webhooks.next', { at: shortTime(nextTry, now()) })]),
  ];
  return (
    <li>
      {eventName(event)} · {shortTime(at, now())}
      <p class="quiet">{facts.join(' · ')}</p>
      {error !== null && <p>{webhookError(error)}.</p>}
      {state !== 'waiting' && (
        <Button look="link" onClick={onResend}>
          {t('webhooks.resend')}
        </Button>
      )}
    </li>
  );
}
