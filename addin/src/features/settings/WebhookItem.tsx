import { useSignal } from '@preact/signals';
import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import type { NewWebhook, Webhook } from '../../api/types';
import { useCalls } from '../../state/session';
import { longTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import { integrationCalls } from './integrationCalls';
import { eventName, t } from './integrations.words';
import { Sure } from './Sure';
import { WebhookForm } from './WebhookForm';
import { WebhookLog } from './WebhookLog';
import type { ShownSecret } from './Webhooks';
import { t as said } from './words';

interface Properties {
  readonly webhook: Webhook;
  readonly tell: (words: string) => void;
  readonly onSecret: (secret: ShownSecret) => void;
  readonly onChanged: () => void;
}

/** A webhook: where it leads, what it is told, why it is off, and its messages. */
export function WebhookItem({ webhook, tell, onSecret, onChanged }: Properties) {
  const { id, version, url, events, made, disabled } = webhook;
  const calls = useCalls(integrationCalls);
  const log = useSignal(false);
  const editing = useSignal(false);
  const turn = useSignal(0);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function doing<T>(call: () => Promise<Answer<T>>, then: (value: T) => void): Promise<Problem | null> {
    busy.value = true;
    const answer = await call();
    busy.value = false;
    if (answer.ok) {
      then(answer.value);
    }

    return answer.ok ? null : answer.problem;
  }

  async function test(): Promise<void> {
    problem.value = await doing(
      () => calls.test(id),
      () => {
        log.value = true;
        turn.value += 1;
      },
    );
  }

  async function enable(): Promise<void> {
    problem.value = await doing(
      () => calls.enable(id),
      () => {
        tell(t('webhooks.enabled'));
        onChanged();
      },
    );
  }

  // Where somebody else was quicker, the list shows what they saved, and what is typed stays.
  async function change(after: NewWebhook): Promise<Problem | null> {
    const answer = await calls.changeWebhook(id, version, after);
    if (answer.ok) {
      editing.value = false;
      tell(t('webhooks.changed'));
    }

    if (answer.ok || answer.problem.type === 'stale' || answer.problem.type === 'no-such-integration') {
      onChanged();
    }

    return answer.ok ? null : answer.problem;
  }

  return (
    <li>
      <b>
        <bdi>{url}</bdi>
      </b>
      <p class="quiet">
        {events.map(eventName).join(' · ')} · {t('webhooks.made', { name: made.name, at: longTime(made.at) })}
      </p>
      {disabled !== null && (
        <p class="settings-warning">{t(`webhooks.disabled.${disabled.reason}`, { at: longTime(disabled.at) })}</p>
      )}
      {problem.value !== null && <ProblemNote problem={problem.value} />}
      <div class="settings-actions">
        {disabled !== null && (
          <Button small busy={busy.value} onClick={() => void enable()}>
            {t('webhooks.enable')}
          </Button>
        )}
        {!editing.value && (
          <Button look="link" onClick={() => (editing.value = true)}>
            {t('webhooks.edit')}
          </Button>
        )}
        <Button look="link" busy={busy.value} onClick={() => void test()}>
          {t('webhooks.test')}
        </Button>
        <Button look="link" aria-expanded={log.value} onClick={() => (log.value = !log.value)}>
          {t('webhooks.log')}
        </Button>
        <Sure
          action={t('webhooks.renew')}
          sure={t('webhooks.renew.sure')}
          act={() =>
            doing(
              () => calls.renew(id),
              ({ secret }) => onSecret({ name: url, secret }),
            )
          }
        />
        <Sure
          action={t('webhooks.delete')}
          sure={t('webhooks.delete.sure')}
          act={() => doing(() => calls.deleteWebhook(id), onChanged)}
        />
      </div>
      {editing.value && (
        <WebhookForm
          action={said('settings.save')}
          webhook={{ url, events: [...events] }}
          send={change}
          beside={<Button onClick={() => (editing.value = false)}>{said('settings.keep')}</Button>}
        />
      )}
      {log.value && <WebhookLog key={turn.value} id={id} />}
    </li>
  );
}
