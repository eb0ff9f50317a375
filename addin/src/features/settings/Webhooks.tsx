import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import { useLoaded } from '../../state/loaded';
import { useCalls } from '../../state/session';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { integrationCalls } from './integrationCalls';
import { t } from './integrations.words';
import type { PartProperties } from './Money';
import { Secret } from './Secret';
import { WebhookForm } from './WebhookForm';
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
  return (
    <WebhookForm
      title={t('webhooks.new')}
      action={t('webhooks.make')}
      send={async (webhook) => {
        const answer = await calls.makeWebhook(webhook);
        if (answer.ok) {
          onMade({ name: answer.value.webhook.url, secret: answer.value.secret });
        }

        return answer.ok ? null : answer.problem;
      }}
    />
  );
}
