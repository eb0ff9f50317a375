import back from 'icon:arrow_left_20_regular';
import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Toast } from '../../ui/Toast';
import { Company } from './Company';
import { Export } from './Export';
import { Keys } from './Keys';
import { Money } from './Money';
import { Pipelines } from './Pipelines';
import { Rates } from './Rates';
import { Section } from './Section';
import './Settings.css';
import { Shops } from './Shops';
import { Webhooks } from './Webhooks';
import { t } from './words';

export interface SettingsProperties {
  readonly onBack: () => void;
  /** Where the way back leads. */
  readonly backTo?: 'pane' | 'setup';
}

/** What managers and administrators set for everybody, in the pane and on the set-up page. */
export function Settings({ onBack, backTo = 'pane' }: SettingsProperties) {
  const { me, isManager } = useSession();
  const done = useSignal<{ readonly words: string } | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const isAdmin = me.value?.roles.includes('Crm.Admin') === true;
  const tell = (words: string) => (done.value = { words });

  useEffect(() => heading.current?.focus(), []);

  return (
    <section class="settings" aria-labelledby="settings-title">
      <Button look="link" onClick={onBack}>
        <Icon paths={back} />
        {t(backTo === 'setup' ? 'settings.back.setup' : 'settings.back')}
      </Button>
      <h1 id="settings-title" ref={heading} tabIndex={-1}>
        {t('settings.title')}
      </h1>
      {!isManager.value && <p>{t('settings.none')}</p>}
      {isAdmin && (
        <Section title={t('settings.money')} words={t('settings.money.words')}>
          <Money tell={tell} />
        </Section>
      )}
      {isAdmin && (
        <Section title={t('settings.pipelines')} words={t('settings.pipelines.words')}>
          <Pipelines tell={tell} />
        </Section>
      )}
      {isManager.value && (
        <>
          <Section title={t('settings.rates')} words={t('settings.rates.words')}>
            <Rates tell={tell} />
          </Section>
          <Section title={t('settings.company')} words={t('settings.company.words')}>
            <Company tell={tell} />
          </Section>
        </>
      )}
      {isAdmin && (
        <Section title={t('settings.keys')} words={t('settings.keys.words')}>
          <Keys />
        </Section>
      )}
      {isAdmin && (
        <Section title={t('settings.shops')} words={t('settings.shops.words')}>
          <Shops tell={tell} />
        </Section>
      )}
      {isAdmin && (
        <Section title={t('settings.webhooks')} words={t('settings.webhooks.words')}>
          <Webhooks tell={tell} />
        </Section>
      )}
      {isManager.value && (
        <Section title={t('settings.export')} words={t('settings.export.words')}>
          <Export />
        </Section>
      )}
      <Toast done={done} />
    </section>
  );
}
