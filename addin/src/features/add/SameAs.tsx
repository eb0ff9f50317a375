import { useSignal } from '@preact/signals';
import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import type { CustomerBody, Found } from '../../api/types';
import { normal } from '../../lib/people';
import { usePane, type Pane } from '../../state/pane';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/Problem';
import { Picker } from '../search/Picker';
import { addCalls } from './calls';
import { t } from './words';

const tries = 3;

interface Properties {
  readonly address: string;
  readonly onBack: () => void;
}

/** Adds the unknown address to a customer who is in the CRM already. */
export function SameAs({ address, onBack }: Properties) {
  const pane = usePane();
  const chosen = useSignal<Found | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function confirm(found: Found): Promise<void> {
    busy.value = true;
    const answer = await addAddress(pane, found.id, address);
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      pane.added.value = address;
      pane.tell(t('add.same.done', { name: found.name }));
      pane.refresh();
    }
  }

  const found = chosen.value;
  return (
    <div class="same">
      <h2>{t('add.same.title')}</h2>
      <p class="quiet">{t('add.same.words', { address })}</p>
      <Picker onPick={(one) => (chosen.value = one)} onEscape={onBack} />
      {problem.value !== null && <ProblemNote problem={problem.value} onSignIn={() => void pane.again()} />}
      <div class="add-actions">
        {found !== null && (
          <Button look="primary" busy={busy.value} onClick={() => void confirm(found)}>
            {t('add.same.chosen', { name: found.name })}
          </Button>
        )}
        <Button disabled={busy.value} onClick={onBack}>
          {t('add.back')}
        </Button>
      </div>
    </div>
  );
}

/** Adding an address conflicts with no other change, so a stale version is read again and the address added to it. */
async function addAddress(pane: Pane, id: string, address: string, attempt = 1): Promise<Answer<CustomerBody>> {
  const calls = pane.session.calls(addCalls);
  const read = await calls.customer(id);
  if (!read.ok || read.value.profile.addresses.map(normal).includes(normal(address))) {
    return read;
  }

  const { version, profile } = read.value;
  const saved = await calls.save(id, version, { ...profile, addresses: [...profile.addresses, address] });
  return !saved.ok && saved.problem.type === 'stale' && attempt < tries
    ? addAddress(pane, id, address, attempt + 1)
    : saved;
}
