import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { Erasure } from '../../api/types';
import { download } from '../../lib/download';
import { useCalls } from '../../state/session';
import { longTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import { customerCalls } from './calls';
import { t } from './certificate.words';

/** After an erasure: its certificate, as a file for whoever asked for it. */
export function Certificate({ id }: { readonly id: string }) {
  const calls = useCalls(customerCalls);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);

  async function save(): Promise<void> {
    busy.value = true;
    const answer = await calls.erasure(id);
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      download(new Blob([linesOf(answer.value).join('\r\n')], { type: 'text/plain' }), t('certificate.file', { id }));
    }
  }

  return (
    <div class="banner">
      <p>{t('certificate.words')}</p>
      <Button small busy={busy.value} onClick={() => void save()}>
        {t('certificate.save')}
      </Button>
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={() => void save()} />}
    </div>
  );
}

/** The certificate in words, and in the notation of the pane's language. */
function linesOf({ customerId, at, erasedBy, reason, rememberedAddresses, keptDocuments }: Erasure): string[] {
  return [
    t('certificate.title'),
    '',
    t('certificate.customer', { id: customerId }),
    t('certificate.at', { at: longTime(at), iso: at }),
    t('certificate.by', { name: erasedBy }),
    t(`certificate.reason.${reason}`),
    t('certificate.remembered', { count: rememberedAddresses }),
    t('certificate.kept', { count: keptDocuments }),
    '',
  ];
}
