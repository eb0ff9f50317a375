import { useCalls, useSession } from '../../state/session';
import { longTime } from '../../text/dates';
import type { DetailProperties, EntryOf } from '../slice';
import { reminderCalls } from './calls';
import { fresh, localTime, talkOf } from './draft';
import { t } from './later.words';
import { RecordDetail } from './RecordDetail';

/** A call or a meeting in full: when, with whom, how it ended and what was said. */
export function TalkDetail({ customerId, entry: { talk } }: DetailProperties<EntryOf<'talk'>>) {
  const { now } = useSession();
  const calls = useCalls(reminderCalls);
  const { id, at, with: whom, outcome, note, recordedBy, editedBy } = talk;
  return (
    <RecordDetail
      removal={{ sure: t('talk.sure'), removed: t('talk.removed') }}
      read={() => calls.talk(customerId, id)}
      draftOf={(stored) => ({
        ...fresh('talk', '', now()),
        id,
        kind: stored.kind,
        outcome: stored.outcome,
        at: localTime(new Date(stored.at)),
        with: stored.with ?? '',
        text: stored.note ?? '',
      })}
      edit={(version, draft) => calls.editTalk(customerId, id, version, talkOf(draft))}
      remove={(version) => calls.removeTalk(customerId, id, version)}
    >
      <dl>
        <Fact name={t('talk.at')}>{longTime(at)}</Fact>
        <Fact name={t('talk.outcome')}>{t(`talk.${outcome}`)}</Fact>
        {whom !== null && <Fact name={t('talk.with')}>{whom}</Fact>}
      </dl>
      {note !== null && (
        <p class="words" dir="auto">
          {note}
        </p>
      )}
      <p class="quiet">
        {t('record.by', { name: recordedBy.name })} · {longTime(recordedBy.at)}
        {editedBy !== null && ` · ${t('record.edited', { name: editedBy.name, at: longTime(editedBy.at) })}`}
      </p>
    </RecordDetail>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <bdi>{children}</bdi>
      </dd>
    </div>
  );
}
