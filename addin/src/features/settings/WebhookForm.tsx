import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Problem } from '../../api/problem';
import type { NewWebhook } from '../../api/types';
import { TextField } from '../../ui/Field';
import { events } from './integrationCalls';
import { eventName, t } from './integrations.words';
import { SettingsForm } from './SettingsForm';

interface Properties {
  readonly title?: string;
  readonly action: string;
  /** The webhook as it is; nothing is filled in for a new webhook. */
  readonly webhook?: NewWebhook;
  readonly send: (webhook: NewWebhook) => Promise<Problem | null>;
  readonly beside?: ComponentChildren;
}

const empty: NewWebhook = { url: '', events: [] };

/** Where a webhook leads and what it is told. It is empty again after it was sent. */
export function WebhookForm({ title, action, webhook = empty, send, beside }: Properties) {
  const url = useSignal(webhook.url);
  const chosen = useSignal<readonly string[]>(webhook.events);
  const known: readonly string[] = [...new Set<string>([...events, ...webhook.events])];
  async function submit(): Promise<Problem | null> {
    const problem = await send({ url: url.peek().trim(), events: [...chosen.peek()] });
    if (problem === null) {
      url.value = empty.url;
      chosen.value = empty.events;
    }

    return problem;
  }

  return (
    <SettingsForm
      {...(title !== undefined && { title })}
      action={action}
      isReady={url.value.trim() !== '' && chosen.value.length > 0}
      send={submit}
      beside={beside}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('webhooks.url')}
            value={url.value}
            required
            maxLength={2000}
            hint={t('webhooks.url.hint')}
            error={errorOf('url')}
            onText={(typed) => (url.value = typed)}
          />
          <fieldset class="field settings-checks">
            <legend>{t('webhooks.events')}</legend>
            {known.map((event) => (
              <label key={event}>
                <input
                  type="checkbox"
                  checked={chosen.value.includes(event)}
                  onChange={({ currentTarget }) =>
                    (chosen.value = currentTarget.checked
                      ? [...chosen.peek(), event]
                      : chosen.peek().filter((one) => one !== event))
                  }
                />
                {eventName(event)}
              </label>
            ))}
          </fieldset>
        </>
      )}
    </SettingsForm>
  );
}
