import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import bin from 'icon:delete_16_regular';
import type { Problem } from '../../api/problem';
import type { CustomerBody, CustomerCard, Erasure } from '../../api/types';
import { useHold } from '../../state/hold';
import { usePane } from '../../state/pane';
import { useCalls } from '../../state/session';
import { Button } from '../../ui/Button';
import { SelectField } from '../../ui/Field';
import { Icon } from '../../ui/Icon';
import { ProblemNote } from '../notice/later';
import { customerCalls } from './calls';
import './Erase.css';
import { t } from './tab.words';

const reasons = ['request', 'retention', 'other'] as const;

/** Erases a customer for good: a button that only opens the question, the question in words, and a second button. For managers. */
export function Erase({ customer }: { readonly customer: CustomerCard }) {
  const pane = usePane();
  const calls = useCalls(customerCalls);
  const asking = useSignal(false);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const reason = useSignal<Erasure['reason']>('request');
  const question = useRef<HTMLElement>(null);
  const opener = useRef<HTMLDivElement>(null);
  const wasAsking = useRef(false);
  const id = useId();
  const { kind, name } = customer.profile;

  useHold(asking.value);

  // The question is read out as it opens; closing it gives the keyboard its place back.
  useLayoutEffect(() => {
    if (asking.value && !wasAsking.current) {
      question.current?.focus();
    } else if (!asking.value && wasAsking.current) {
      opener.current?.querySelector('button')?.focus();
    }

    wasAsking.current = asking.value;
  }, [asking.value]);

  function ask(on: boolean): void {
    problem.value = null;
    asking.value = on;
  }

  async function erase(): Promise<void> {
    busy.value = true;
    problem.value = null;
    const answer = await calls.erase(customer.id, customer.version, reason.peek());
    busy.value = false;
    // The customer is erased even if a colleague erased them, or if the answer to the first try was lost.
    if (answer.ok || answer.problem.type === 'no-such-customer') {
      pane.forget(customer.id);
      pane.tell(t('erase.done', { name }));
      return;
    }

    problem.value = answer.problem;
    const now = answer.problem.type === 'stale' ? answer.problem.body?.['current'] : undefined;
    if (typeof now === 'object' && now !== null && 'profile' in now) {
      const { version, profile } = now as CustomerBody;
      pane.patch(customer.id, (shown) => ({ ...shown, version, profile }));
    }
  }

  if (!asking.value) {
    return (
      <div class="erase-open" ref={opener}>
        <Button look="link" onClick={() => ask(true)}>
          <Icon size={16} paths={bin} />
          {t('erase.button')}
        </Button>
      </div>
    );
  }

  return (
    <section
      class="erase"
      ref={question}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-words`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !busy.peek()) {
          event.stopPropagation();
          ask(false);
        }
      }}
    >
      <h2 id={`${id}-title`} dir="auto">
        {t('erase.title', { name })}
      </h2>
      <div id={`${id}-words`}>
        <ul>
          <li>{t('erase.goes')}</li>
          {kind === 'organisation' && <li>{t('erase.people')}</li>}
          <li>{t('erase.others')}</li>
          <li>{t('erase.books')}</li>
          <li>{t('erase.stays')}</li>
        </ul>
        <p>
          <b>{t('erase.forever')}</b>
        </p>
      </div>
      <SelectField
        label={t('erase.reason')}
        value={reason.value}
        options={reasons.map((code) => ({ code, name: t(`erase.reason.${code}`) }))}
        onChoose={(code) => (reason.value = code as Erasure['reason'])}
      />
      {problem.value !== null &&
        (problem.value.type === 'stale' ? (
          <p role="alert">{t('erase.stale')}</p>
        ) : (
          <ProblemNote problem={problem.value} onSignIn={() => void pane.again()} />
        ))}
      <div class="erase-actions">
        <Button look="danger" busy={busy.value} onClick={() => void erase()}>
          {t(busy.value ? 'erase.busy' : 'erase.yes')}
        </Button>
        <Button disabled={busy.value} onClick={() => ask(false)}>
          {t('erase.keep')}
        </Button>
      </div>
    </section>
  );
}
