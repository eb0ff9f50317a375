import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useCallback } from 'preact/hooks';
import type { MyTask } from '../../api/types';
import { useLoaded } from '../../state/loaded';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { reminderCalls } from './calls';
import { dueDay } from './due';
import { t } from './later.words';
import './Reminders.css';
import { TaskActs } from './TaskActs';

const times = ['overdue', 'today', 'thisWeek', 'later'] as const;

/** My open tasks over all customers, by due day; `children` where there are none. */
export function MyDay({ children }: { readonly children: ComponentChildren }) {
  const calls = useCalls(reminderCalls);
  const place = useKeptFocus<HTMLDivElement>();
  const load = useCallback((signal: AbortSignal) => calls.mine(signal), [calls]);
  const { value, problem, again } = useLoaded(load);
  const busy = useSignal(false);
  const tasks = value.value?.tasks ?? [];
  const next = value.value?.next ?? null;
  if (tasks.length === 0 && next === null) {
    // What does not work is told above, as for everything else: without tasks, nobody waits for them.
    return <>{children}</>;
  }

  async function more(after: string): Promise<void> {
    busy.value = true;
    const answer = await calls.mineAfter(after);
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      value.value = { ...answer.value, tasks: [...tasks, ...answer.value.tasks] };
    }
  }

  return (
    <div class="my-day" ref={place} tabIndex={-1}>
      <h1>{t('day.title')}</h1>
      {times.map((time) => (
        <Group key={time} name={t(`day.${time}`)} tasks={tasks.filter(({ when }) => when === time)} onDone={again} />
      ))}
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={again} />}
      {next !== null && (
        <Button small busy={busy.value} onClick={() => void more(next)}>
          {t('day.more')}
        </Button>
      )}
      <p class="quiet">{t('day.mail')}</p>
    </div>
  );
}

interface GroupProperties {
  readonly name: string;
  readonly tasks: readonly MyTask[];
  readonly onDone: () => void;
}

function Group({ name, tasks, onDone }: GroupProperties) {
  const { visits } = usePane();
  const { canWrite, now } = useSession();
  return tasks.length === 0 ? null : (
    <section aria-label={name}>
      <h2>{name}</h2>
      <ul>
        {tasks.map(({ id, customerId, customerName, text, dueOn, when }) => (
          <li key={id} class={when === 'overdue' ? 'late' : undefined}>
            <p>
              <bdi>{text}</bdi>
              <span class="my-day-facts">
                <Button look="link" onClick={() => void visits.open(customerId, customerName)}>
                  <bdi>{customerName}</bdi>
                </Button>
                {when !== 'today' && <time dateTime={dueOn}>{dueDay(dueOn, now())}</time>}
              </span>
            </p>
            {canWrite.value && <TaskActs customerId={customerId} task={{ id, text, dueOn }} onDone={onDone} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
