import type { Problem } from '../../api/problem';
import { usePane } from '../../state/pane';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import { t } from './tab.words';

interface Properties {
  readonly problem: Problem | null;
  readonly busy: boolean;
  /** Something that the form needs is missing. */
  readonly incomplete: boolean;
  readonly onCancel: () => void;
}

/** The end of a form: what did not work, saving and discarding. */
export function FormFooter({ problem, busy, incomplete, onCancel }: Properties) {
  const { again } = usePane();
  return (
    <>
      {problem !== null && <ProblemNote problem={problem} onSignIn={() => void again()} />}
      <div class="sales-actions">
        <Button type="submit" look="primary" busy={busy} disabled={incomplete}>
          {t(busy ? 'profile.saving' : 'profile.save')}
        </Button>
        <Button onClick={onCancel}>{t('profile.cancel')}</Button>
      </div>
    </>
  );
}
