import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import { bareSubject } from '../../lib/subject';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import type { TabProperties } from '../slice';
import { reminderCalls } from './calls';
import { fresh, isIncomplete, talkOf, type Begun, type Draft } from './draft';
import { dueDay } from './due';
import { Fields } from './Fields';
import { t } from './later.words';
import { RecordForm } from './RecordForm';

/** Writes a note, a task, or a call or meeting of a customer; a task knows the open mail. */
export function Write({ customer, beside }: TabProperties) {
  const { opened, refreshAll, tell } = usePane();
  const { drafts, now } = useSession();
  const calls = useCalls(reminderCalls);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const draft = drafts.of<Begun>('reminders', customer.id);
  const mail = beside ? opened.mail.value : null;
  const form = draft.value?.form ?? 'note';
  const first = useRef<Draft | null>(null);
  first.current ??= fresh(form, bareSubject(mail?.subject ?? '').bare, now());
  const isNew = draft.value?.id === undefined;
  const value: Draft = { ...first.current, ...draft.value };

  function write({ id, text, dueOn }: Draft): Promise<Answer<unknown>> {
    switch (form) {
      case 'note':
        return calls.writeNote(customer.id, { id, text: text.trim() });
      case 'task': {
        const messageId = mail?.mode === 'meeting' ? null : (mail?.internetMessageId ?? null);
        return calls.addTask(customer.id, {
          id,
          text: text.trim(),
          dueOn,
          ...(messageId !== null && { internetMessageId: messageId }),
        });
      }
      case 'talk':
        return calls.recordTalk(customer.id, { id, ...talkOf(value) });
    }
  }

  async function save(): Promise<void> {
    busy.value = true;
    const answer = await write(value);
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      draft.value = null;
      tell(form === 'task' ? t('task.saved', { day: dueDay(value.dueOn, now()) }) : t(`${form}.saved`));
      refreshAll();
    }
  }

  return (
    <RecordForm
      problem={problem.value}
      busy={busy.value}
      incomplete={isIncomplete(value)}
      takesFocus={isNew}
      isUntouched={isNew}
      onSave={() => void save()}
      onCancel={() => (draft.value = null)}
    >
      <Fields
        value={value}
        errors={problem.value?.errors ?? {}}
        onChange={(part) => (draft.value = { ...value, ...part })}
      />
    </RecordForm>
  );
}
