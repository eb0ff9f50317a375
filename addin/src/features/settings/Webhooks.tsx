import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import { useLoaded } from '../../state/loaded';
import { useCalls } from '../../state/session';
import { TextField } from '../../ui/Field';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { events, integrationCalls } from './integrationCalls';
import { eventName, t } from './integrations.words';
import type { PartProperties } from './Money';
import { Secret } from './Secret';
import { SettingsForm } from './SettingsForm';
import { WebhookItem } from './WebhookItem';

/** A secret that is shown once, and whose it is. */
export interface ShownSecret {
  readonly name: string;
  readonly secret: string;
}

/** The programs that are told what happens in the CRM, and a new one. */
export function Webhooks({ tell }: PartProperties) {
  const calls = useCalls(integrationCalls);
  const { value, problem, again } = useLoaded(useCallback((signal: AbortSignal) => calls.webhooks(signal), [calls]));
  const place = useKeptFocus<HTMLDivElement>();
  const shown = useSignal<ShownSecret | null>(null);
  const webhooks = value.value?.webhooks ?? [];
  return (
    <div ref={place} tabIndex={-1} class="settings-list">
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={again} />}
      {value.value !== null && webhooks.length === 0 && <p class="quiet">{t('webhooks.none')}</p>}
      {shown.value !== null && (
        <Secret
          key={shown.value.secret}
          name={shown.value.name}
          secret={shown.value.secret}
          onDone={() => (shown.value = null)}
        />
      )}
      <ul>
        {webhooks.map((webhook) => (
          <WebhookItem
            key={webhook.id}
            webhook={webhook}
            tell={tell}
            onSecret={(secret) => (shown.value = secret)}
            onChanged={again}
          />
        ))}
      </ul>
      <NewWebhookForm
        onMade={(secret) => {
          shown.value = secret;
          again();
        }}
      />
    </div>
  );
}

function NewWebhookForm({ onMade }: { readonly onMade: (secret: ShownSecret) => void }) {
  const calls = useCalls(integrationCalls);
  const url = useSignal('');
  const chosen = useSignal<readonly string[]>([]);
  async function send(): Promise<Problem | null> {
    const answer = await calls.makeWebhook({ url: url.peek().trim(), events: [...chosen.peek()] });
    if (!answer.ok) {
      return answer.problem;
    }

    url.value = '';
    chosen.value = [];
    onMade({ name: answer.value.webhook.url, secret: answer.value.secret });
    return null;
  }

  return (
    <SettingsForm
      title={t('webhooks.new')}
      action={t('webhooks.make')}
      isReady={url.value.trim() !== '' && chosen.value.length > 0}
      send={send}
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
            {events.map((event) => (
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
