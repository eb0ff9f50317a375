import callIcon from 'icon:call_16_regular';
import warningIcon from 'icon:warning_20_regular';
import { useCallback } from 'preact/hooks';
import type { Person } from '../../api/types';
import { differenceOf } from '../../lib/lookAlike';
import { readable } from '../../lib/readable';
import { telOf } from '../../lib/people';
import { cardCalls } from '../../state/calls';
import { useLoaded } from '../../state/loaded';
import { usePane } from '../../state/pane';
import { useCalls } from '../../state/session';
import { scriptName } from '../../text/places';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { t } from './lookAlike.words';
import { Marked } from './Marked';

interface Properties {
  readonly of: NonNullable<Person['lookAlike']>;
  /** The address that is seen. */
  readonly address: string;
}

/** An address that was made to be mistaken for a customer's: what is wrong with it, and how to ask the real customer. */
export function LookAlike({ of, address }: Properties) {
  const { visits } = usePane();
  const calls = useCalls(cardCalls);
  const { customerId, name } = of;
  const load = useCallback((signal: AbortSignal) => calls.customer(customerId, signal), [calls, customerId]);
  const [phone] = useLoaded(load).value.value?.profile.phones ?? [];
  const { foreign, words } = differenceOf(readable(address), of.address);
  return (
    <div class="lookalike" role="note">
      <Icon paths={warningIcon} />
      <div>
        <p>
          <b>{t('lookalike.not', { name })}</b>
        </p>
        <p class="lookalike-address" dir="ltr">
          <Marked seen={address} known={of.address} />
        </p>
        {foreign !== null && (
          <p>
            {t('lookalike.foreign', { letter: foreign.letter, word: foreign.word, script: scriptName(foreign.script) })}
          </p>
        )}
        {foreign === null && words !== null && <p>{t('lookalike.words', words)}</p>}
        <p>{t('lookalike.known', { name, address: of.address })}</p>
        <p>{t(phone === undefined ? 'lookalike.ask' : 'lookalike.call')}</p>
        {phone !== undefined && (
          <p class="lookalike-call">
            <Icon size={16} paths={callIcon} />
            <a class="link" href={telOf(phone)} dir="ltr">
              {phone}
            </a>
          </p>
        )}
        <Button look="link" onClick={() => void visits.open(customerId, name)}>
          {t('lookalike.show', { name })}
        </Button>
      </div>
    </div>
  );
}
