import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { Shop } from '../../api/types';
import { useCalls, useSession } from '../../state/session';
import { longTime, shortTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/Field';
import { CopyField } from './CopyField';
import { integrationCalls } from './integrationCalls';
import { t } from './integrations.words';
import { SettingsForm } from './SettingsForm';
import { ShopMessages } from './ShopMessages';
import { Sure } from './Sure';
import { t as said } from './words';

interface Properties {
  readonly shop: Shop;
  readonly tell: (words: string) => void;
  readonly onChanged: () => void;
}

/** A connected shop: where it sends to, what came to nothing, its secret, and ending the connection. */
export function ShopItem({ shop, tell, onChanged }: Properties) {
  const { id, name, program, path, made, lastReceivedAt, needsSecret } = shop;
  const { now } = useSession();
  const calls = useCalls(integrationCalls);
  const changing = useSignal(false);
  const messages = useSignal(false);

  async function disconnect(): Promise<Problem | null> {
    const answer = await calls.disconnect(id);
    onChanged();
    return answer.ok || answer.problem.type === 'no-such-integration' ? null : answer.problem;
  }

  return (
    <li>
      <b>
        <bdi>{name}</bdi>
      </b>
      <p class="quiet">
        {t('shops.made', { program: t(`shops.program.${program}`), name: made.name, at: longTime(made.at) })}
        {' · '}
        {lastReceivedAt === null ? t('shops.last.none') : t('shops.last', { at: shortTime(lastReceivedAt, now()) })}
      </p>
      <CopyField label={t('shops.address')} value={`${location.origin}${path}`} />
      {needsSecret && <p class="settings-warning">{t('shops.secret.lost')}</p>}
      {changing.value || needsSecret ? (
        <SecretForm
          id={id}
          onDone={() => {
            changing.value = false;
            tell(t('shops.secret.changed'));
            onChanged();
          }}
          {...(!needsSecret && { onKeep: () => (changing.value = false) })}
        />
      ) : (
        <div class="settings-actions">
          <Button look="link" aria-expanded={messages.value} onClick={() => (messages.value = !messages.value)}>
            {t('shops.left')}
          </Button>
          <Button look="link" onClick={() => (changing.value = true)}>
            {t('shops.secret.change')}
          </Button>
          <Sure action={t('shops.disconnect')} sure={t('shops.disconnect.sure')} act={disconnect} />
        </div>
      )}
      {messages.value && <ShopMessages id={id} name={name} />}
    </li>
  );
}

interface SecretProperties {
  readonly id: string;
  readonly onDone: () => void;
  readonly onKeep?: () => void;
}

function SecretForm({ id, onDone, onKeep }: SecretProperties) {
  const calls = useCalls(integrationCalls);
  const secret = useSignal('');
  async function send(): Promise<Problem | null> {
    const answer = await calls.changeSecret(id, secret.peek());
    if (!answer.ok) {
      return answer.problem;
    }

    onDone();
    return null;
  }

  return (
    <SettingsForm
      action={said('settings.save')}
      isReady={secret.value.trim() !== ''}
      send={send}
      beside={onKeep !== undefined && <Button onClick={onKeep}>{said('settings.keep')}</Button>}
    >
      {(errorOf) => (
        <>
          <TextField
            label={t('shops.secret')}
            value={secret.value}
            required
            maxLength={500}
            error={errorOf('secret')}
            onText={(typed) => (secret.value = typed)}
          />
        </>
      )}
    </SettingsForm>
  );
}
