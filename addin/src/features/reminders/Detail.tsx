import type { DetailProperties } from '../slice';
import { NoteDetail } from './NoteDetail';
import { TalkDetail } from './TalkDetail';
import { TaskDetail } from './TaskDetail';
import type { Told } from './told';

/** A note, a task, or a call or meeting in full. */
export function Detail({ customerId, entry }: DetailProperties<Told>) {
  switch (entry.kind) {
    case 'note':
      return <NoteDetail customerId={customerId} entry={entry} />;
    case 'task':
      return <TaskDetail customerId={customerId} entry={entry} />;
    case 'talk':
      return <TalkDetail customerId={customerId} entry={entry} />;
  }
}
