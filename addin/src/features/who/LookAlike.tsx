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

/** An address that was made to be mistaken for a customer's or a colleague's: what is wrong with it, and how to ask the real one. */
export function LookAlike({ of, address }: Properties) {
  const { customerId, name } = of;
  const { foreign, words } = differenceOf(readable(address), of.address);
  return (
    <div class="lookalike" role="note">
      <Icon paths={warningIcon} />
      <div>
        <p>
          <b>{name === null ? t('lookalike.not.us') : t('lookalike.not', { name })}</b>
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
        <p>{known(of)}</p>
        {customerId === null || name === null ? <p>{t('lookalike.ask.us')}</p> : <Ask id={customerId} name={name} />}
      </div>
    </div>
  );
}

function known({ name, address }: Properties['of']): string {
  if (name === null) {
    return t('lookalike.ours', { domain: address });
  }

  return address.includes('@')
    ? t('lookalike.known', { name, address })
    : t('lookalike.domain', { name, domain: address });
}

/** How to ask the customer. */
function Ask({ id, name }: { readonly id: string; readonly name: string }) {
  const { visits } = usePane();
  const calls = useCalls(cardCalls);
  const load = useCallback((signal: AbortSignal) => calls.customer(id, signal), [calls, id]);
  const [phone] = useLoaded(load).value.value?.profile.phones ?? [];
  return (
    <>
      <p>{t(phone === undefined ? 'lookalike.ask' : 'lookalike.call')}</p>
      {phone !== undefined && (
        <p class="lookalike-call">
          <Icon size={16} paths={callIcon} />
          <a class="link" href={telOf(phone)} dir="ltr">
            {phone}
          </a>
        </p>
      )}
      <Button look="link" onClick={() => void visits.open(id, name)}>
        {t('lookalike.show', { name })}
      </Button>
    </>
  );
}
