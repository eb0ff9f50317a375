import { longTime } from '../../text/dates';
import type { DetailProperties, EntryOf } from '../slice';
import { t } from './words';

/** A recorded answer in full: the customer's own words, and who recorded them. */
export function Detail({ entry: { feedback } }: DetailProperties<EntryOf<'feedback'>>) {
  return (
    <div class="entry-text">
      {feedback.words !== null && (
        <p class="words" dir="auto">
          {feedback.words}
        </p>
      )}
      <p class="quiet">
        {t('history.recordedby', { names: feedback.recordedBy.name })} · {longTime(feedback.recordedBy.at)}
      </p>
    </div>
  );
}
