import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { longTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import type { DetailProperties, EntryOf } from '../slice';
import { reminderCalls } from './calls';
import { fresh } from './draft';
import { dueDay } from './due';
import { t } from './later.words';
import { RecordDetail } from './RecordDetail';

/** A task in full: whose it is, when it is due, who did it; it can be done and reopened. */
export function TaskDetail({ customerId, entry: { task } }: DetailProperties<EntryOf<'task'>>) {
  const { refreshAll, tell } = usePane();
  const { now } = useSession();
  const calls = useCalls(reminderCalls);
  const { id, text, owner, dueOn, addedBy, doneBy } = task;

  async function turn(): Promise<void> {
    const answer = await (doneBy === null ? calls.finish(customerId, id) : calls.reopen(customerId, id));
    if (answer.ok) {
      tell(t(doneBy === null ? 'task.finished' : 'task.reopened'));
    }

    refreshAll();
  }

  return (
    <RecordDetail
      removal={{ sure: t('task.sure'), removed: t('task.removed') }}
      read={() => calls.task(customerId, id)}
      draftOf={(stored) => ({ ...fresh('task', stored.text, now()), id, dueOn: stored.dueOn })}
      edit={(version, draft) =>
        calls.editTask(customerId, id, version, { text: draft.text.trim(), dueOn: draft.dueOn })
      }
      remove={(version) => calls.removeTask(customerId, id, version)}
      acts={
        <Button look="link" onClick={() => void turn()}>
          {t(doneBy === null ? 'task.finish.short' : 'task.reopen')}
        </Button>
      }
    >
      <p class="words" dir="auto">
        {text}
      </p>
      <p class="quiet">{t('task.owner', { name: owner.name, day: dueDay(dueOn, now()) })}</p>
      {doneBy !== null && (
        <p class="quiet">
          {t('task.doneby', { name: doneBy.name })} · {longTime(doneBy.at)}
        </p>
      )}
      <p class="quiet">
        {t('task.addedby', { name: addedBy.name })} · {longTime(addedBy.at)}
      </p>
    </RecordDetail>
  );
}
