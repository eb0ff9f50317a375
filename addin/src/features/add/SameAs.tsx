import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { Found } from '../../api/types';
import { usePane } from '../../state/pane';
import { Button } from '../../ui/Button';
import { errorsOf } from '../customers/edit';
import { ProblemNote } from '../notice/later';
import { Picker } from '../search/Picker';
import { addAddress } from './addAddress';
import { AddressRefused } from './AddressRefused';
import { t } from './words';

interface Properties {
  readonly address: string;
  /** The address is that of the sender of the open mail. */
  readonly isSender: boolean;
  readonly onBack: () => void;
}

/** Adds the unknown address to a customer who is in the CRM already. */
export function SameAs({ address, isSender, onBack }: Properties) {
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
  const refused = problem.value?.type === 'invalid-request' ? errorsOf(problem.value).addresses : undefined;
  return (
    <div class="same">
      <h2>{t('add.same.title')}</h2>
      <p class="quiet">{t('add.same.words', { address })}</p>
      <Picker onPick={(one) => (chosen.value = one)} onEscape={onBack} />
      {refused !== undefined && <AddressRefused error={refused} isSender={isSender} />}
      {problem.value !== null && refused === undefined && (
        <ProblemNote problem={problem.value} onSignIn={() => void pane.again()} />
      )}
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
