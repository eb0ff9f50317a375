import { useCalls, useSession } from '../../state/session';
import { longTime } from '../../text/dates';
import type { DetailProperties, EntryOf } from '../slice';
import { reminderCalls } from './calls';
import { fresh } from './draft';
import { t } from './later.words';
import { RecordDetail } from './RecordDetail';

/** A note in full, who wrote it and who edited it last. */
export function NoteDetail({ customerId, entry: { note } }: DetailProperties<EntryOf<'note'>>) {
  const { now } = useSession();
  const calls = useCalls(reminderCalls);
  const { id, text, writtenBy, editedBy } = note;
  return (
    <RecordDetail
      removal={{ sure: t('note.sure'), removed: t('note.removed') }}
      read={() => calls.note(customerId, id)}
      draftOf={(stored) => ({ ...fresh('note', '', now()), id, text: stored.text })}
      edit={(version, draft) => calls.editNote(customerId, id, version, { text: draft.text.trim() })}
      remove={(version) => calls.removeNote(customerId, id, version)}
    >
      <p class="words" dir="auto">
        {text}
      </p>
      <p class="quiet">
        {t('record.by', { name: writtenBy.name })} · {longTime(writtenBy.at)}
        {editedBy !== null && ` · ${t('record.edited', { name: editedBy.name, at: longTime(editedBy.at) })}`}
      </p>
    </RecordDetail>
  );
}
