import attach from 'icon:attach_16_regular';
import chevron from 'icon:chevron_down_16_regular';
import unknown from 'icon:circle_16_regular';
import { useId, useState } from 'preact/hooks';
import type { Entry } from '../../api/types';
import { useSession } from '../../state/session';
import { longDay, longTime, noonOf, shortDay, shortTime } from '../../text/dates';
import { Icon } from '../../ui/Icon';
import type { EntryKind, EntryLine } from '../slice';
import { t } from './words';

interface Properties {
  readonly customerId: string;
  readonly entry: Entry;
  /** Undefined for a kind that this pane does not know: it is shown, and does not open. */
  readonly kind: EntryKind | undefined;
}

/** One line of the history; it opens to everything that is kept. */
export function HistoryEntry({ customerId, entry, kind }: Properties) {
  const [open, setOpen] = useState(false);
  const details = useId();
  if (kind === undefined) {
    return (
      <li class="entry">
        <div class="entry-head">
          <Line at={entry.at} line={{ icon: unknown, title: t('history.unknown'), who: entry.kind }} />
        </div>
      </li>
    );
  }

  const { Detail } = kind;
  // The entry is of the kind by whose name it was found.
  const mine = entry as never;
  const fetch = () => void Detail.fetch();
  return (
    <li class={`entry${open ? ' open' : ''}`}>
      <button
        type="button"
        class="entry-head"
        aria-expanded={open ? 'true' : 'false'}
        aria-controls={details}
        onPointerEnter={fetch}
        onFocus={fetch}
        onClick={() => setOpen(!open)}
      >
        <Line at={entry.at} line={kind.line(mine)} />
        <Icon size={16} paths={chevron} />
      </button>
      <div id={details} hidden={!open}>
        {open && <Detail customerId={customerId} entry={mine} />}
      </div>
    </li>
  );
}

function Line({ at, line }: { readonly at: string; readonly line: EntryLine }) {
  const { now } = useSession();
  const { icon, accent, spoken, title, who, said, attachments = 0, isDay = false } = line;
  return (
    <>
      <span class={`entry-icon${accent === true ? ' accent' : ''}`}>
        <Icon size={16} paths={icon} />
      </span>
      <span class="entry-title" dir="auto">
        {spoken !== undefined && <span class="hidden-text">{spoken}: </span>}
        {title}
      </span>
      <time dateTime={at} title={isDay ? longDay(at) : longTime(at)}>
        {attachments > 0 && (
          <>
            <Icon size={16} paths={attach} />
            <span class="hidden-text">{t('history.attachments', { count: attachments })}, </span>
          </>
        )}
        {isDay ? shortDay(noonOf(at), now()) : shortTime(at, now())}
      </time>
      <span class="entry-line">
        <bdi class="entry-who">{who}</bdi>
        {said && (
          <>
            <span class="entry-dot">{' · '}</span>
            <bdi class="entry-said">{said}</bdi>
          </>
        )}
      </span>
    </>
  );
}
