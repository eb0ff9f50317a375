import done from 'icon:checkmark_16_regular';
import later from 'icon:alert_snooze_16_regular';
import { useSignal } from '@preact/signals';
import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import type { CustomerCard, DueTask, Task } from '../../api/types';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { ProblemNote } from '../notice/later';
import type { ActsProperties } from '../slice';
import { reminderCalls } from './calls';
import { nextDay } from './draft';
import { dueDay } from './due';
import { t } from './later.words';
import './Reminders.css';

type Short = Pick<DueTask, 'id' | 'text' | 'dueOn'>;

/** What can be done about a task where the card proposes it or has it among the open items. */
export function Acts({ customerId, action, item }: ActsProperties) {
  const task = action?.task ?? (item && { id: item.id, text: item.title, dueOn: item.dueOn ?? '' });
  return task === undefined ? null : <TaskActs customerId={customerId} task={task} />;
}

interface Properties {
  readonly customerId: string;
  readonly task: Short;
  /** The task is no longer where it was. */
  readonly onDone?: () => void;
}

/** Marks a task as done or puts it off, each in one click, which can be undone for a moment. */
export function TaskActs({ customerId, task: { id, text, dueOn }, onDone }: Properties) {
  const { patch, refreshAll, tell } = usePane();
  const { now } = useSession();
  const calls = useCalls(reminderCalls);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const next = nextDay(dueOn, now());
  const day = dueDay(next, now());

  async function undo(back: () => Promise<Answer<Task>>): Promise<void> {
    const answer = await back();
    tell(t(answer.ok ? 'task.undone' : 'task.notundone'));
    changed();
  }

  async function act(
    call: () => Promise<Answer<Task>>,
    words: string,
    back: () => Promise<Answer<Task>>,
  ): Promise<void> {
    if (busy.peek()) {
      return;
    }

    busy.value = true;
    const answer = await call();
    busy.value = false;
    const isGone = !answer.ok && (answer.problem.type === 'no-such-task' || answer.problem.type === 'task-done');
    problem.value = answer.ok || isGone ? null : answer.problem;
    if (answer.ok) {
      patch(customerId, (customer) => without(customer, id));
      tell(words, { words: t('task.undo'), act: () => void undo(back) });
    }

    if (answer.ok || isGone) {
      changed();
    }
  }

  function changed(): void {
    refreshAll();
    onDone?.();
  }

  return (
    <>
      <span class="task-acts">
        <Button
          look="icon"
          small
          busy={busy.value}
          aria-label={t('task.finish', { text })}
          title={t('task.finish.short')}
          onClick={() =>
            void act(
              () => calls.finish(customerId, id),
              t('task.finished'),
              () => calls.reopen(customerId, id),
            )
          }
        >
          {!busy.value && <Icon size={16} paths={done} />}
        </Button>
        <Button
          look="icon"
          small
          disabled={busy.value}
          aria-label={t('task.putoff', { day, text })}
          title={t('task.putoff.short', { day })}
          onClick={() =>
            void act(
              () => calls.putOff(customerId, id, next),
              t('task.moved', { day }),
              () => calls.putOff(customerId, id, dueOn),
            )
          }
        >
          <Icon size={16} paths={later} />
        </Button>
      </span>
      {problem.value !== null && <ProblemNote problem={problem.value} />}
    </>
  );
}

/** The card as it is once the task no longer waits, until the API has answered. */
function without(customer: CustomerCard, id: string): CustomerCard {
  const { openItems, figures } = customer;
  const { reminders } = figures;
  const stays = (index: number) => reminders?.due[index]?.id !== id;
  return {
    ...customer,
    openItems: openItems.filter((item) => item.kind !== 'task' || item.id !== id),
    figures: {
      ...figures,
      ...(reminders !== undefined && {
        reminders: {
          ...reminders,
          due: reminders.due.filter((_, index) => stays(index)),
          actions: reminders.actions.filter((_, index) => stays(index)),
        },
      }),
    },
  };
}
