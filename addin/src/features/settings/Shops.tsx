import { useSignal } from '@preact/signals';
import { useCallback } from 'preact/hooks';
import type { Problem } from '../../api/problem';
import type { NewShop } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { useCalls } from '../../state/session';
import { SelectField, TextField } from '../../ui/Field';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { integrationCalls, programs } from './integrationCalls';
import { t } from './integrations.words';
import type { PartProperties } from './Money';
import { SettingsForm } from './SettingsForm';
import { ShopItem } from './ShopItem';

/** The web shops whose orders come by themselves, and a new one. */
export function Shops({ tell }: PartProperties) {
  const calls = useCalls(integrationCalls);
  const { value, problem, again } = useLoaded(useCallback((signal: AbortSignal) => calls.shops(signal), [calls]));
  const place = useKeptFocus<HTMLDivElement>();
  const shops = value.value?.shops ?? [];
  return (
    <div ref={place} tabIndex={-1} class="settings-list">
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={again} />}
      {value.value !== null && shops.length === 0 && <p class="quiet">{t('shops.none')}</p>}
      <ul>
        {shops.map((shop) => (
          <ShopItem key={shop.id} shop={shop} tell={tell} onChanged={again} />
        ))}
      </ul>
      <NewShopForm onMade={again} />
    </div>
  );
}

function NewShopForm({ onMade }: { readonly onMade: () => void }) {
  const calls = useCalls(integrationCalls);
  const program = useSignal<NonNullable<NewShop['program']>>('shopify');
  const name = useSignal('');
  const secret = useSignal('');
  async function send(): Promise<Problem | null> {
    const answer = await calls.connect({ program: program.peek(), name: name.peek().trim(), secret: secret.peek() });
    if (!answer.ok) {
      return answer.problem;
    }

    name.value = '';
    secret.value = '';
    onMade();
    return null;
  }

  return (
    <SettingsForm
      title={t('shops.new')}
      action={t('shops.connect')}
      isReady={name.value.trim() !== '' && secret.value.trim() !== ''}
      send={send}
    >
      {(errorOf) => (
        <>
          <SelectField
            label={t('shops.program')}
            value={program.value}
            options={programs.map((code) => ({ code, name: t(`shops.program.${code}`) }))}
            onChoose={(code) => (program.value = code as typeof program.value)}
          />
          <p class="quiet">{t(`shops.${program.value}.how`)}</p>
          <TextField
            label={t('shops.name')}
            value={name.value}
            required
            maxLength={100}
            hint={t('shops.name.hint')}
            error={errorOf('name')}
            onText={(typed) => (name.value = typed)}
          />
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
