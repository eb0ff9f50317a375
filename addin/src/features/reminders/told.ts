import call from 'icon:call_16_regular';
import task from 'icon:clipboard_task_16_regular';
import note from 'icon:note_16_regular';
import people from 'icon:people_16_regular';
import type { EntryLine, EntryOf, ProposedAction } from '../slice';
import { dueDay } from './due';
import { t } from './told.words';

/** An entry of the slice. */
export type Told = EntryOf<'note'> | EntryOf<'task'> | EntryOf<'talk'>;

/** What all entries of a kind are called. */
export const pluralOf = (kind: Told['kind']) => t(`${kind}.plural`);

/** What a line of the history shows of a note, a task, or a call or meeting. */
export function lineOf(entry: Told): EntryLine {
  switch (entry.kind) {
    case 'note':
      return { icon: note, title: t('note.title'), by: entry.note.writtenBy.name, said: entry.note.text };
    case 'task': {
      const { text, owner, dueOn, doneBy } = entry.task;
      return {
        icon: task,
        title: t('task.title', { text }),
        by: owner.name,
        said: doneBy === null ? t('task.due', { day: dueDay(dueOn, new Date()) }) : t('task.done'),
      };
    }
    case 'talk': {
      const { kind, outcome, with: whom, recordedBy, note: said } = entry.talk;
      return {
        icon: kind === 'call' ? call : people,
        // An outcome of the other kind is refused by the API.
        title: t(`talk.${kind}.${outcome}` as 'talk.call.reached'),
        by: whom ?? recordedBy.name,
        said,
      };
    }
  }
}

/** The sentence of a task that is overdue or due today. */
export function say({ code, days, task: about }: ProposedAction): string | undefined {
  return about === undefined
    ? undefined
    : code === 'task-overdue'
      ? t('task.late', { text: about.text, count: days ?? 0 })
      : t('task.today', { text: about.text });
}
