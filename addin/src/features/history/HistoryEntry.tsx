import attach from 'icon:attach_16_regular';
import chevron from 'icon:chevron_down_16_regular';
import unknown from 'icon:circle_16_regular';
import { useId, useState } from 'preact/hooks';
import type { JoinedEntry, Me } from '../../api/types';
import { shortName } from '../../lib/people';
import { useSession } from '../../state/session';
import { longDay, longTime, noonOf, shortDay, shortTime } from '../../text/dates';
import { whole } from '../../text/text';
import { Icon } from '../../ui/Icon';
import type { EntryKind, EntryLine } from '../slice';
import { t } from './words';

interface Properties {
  readonly joined: JoinedEntry;
  /** Undefined for a kind that this pane does not know: it is shown, and does not open. */
  readonly kind: EntryKind | undefined;
  /** Who looks at it, whose page it is on, and whether the history is that of several customers. */
  readonly around: { readonly me: Me | null; readonly pageOf: string; readonly isJoined: boolean };
  /** The earlier entries of its thread, newest first; they are shown when it is opened. */
  readonly earlier?: readonly JoinedEntry[];
}

/** One line of the history; it opens to everything that is kept. */
export function HistoryEntry({ joined, kind, around, earlier = [] }: Properties) {
  const { customers, entry } = joined;
  const customerId = customers[0]?.id ?? '';
  const [open, setOpen] = useState(false);
  const details = useId();
  if (kind === undefined) {
    return (
      <li class="entry">
        <div class="entry-head">
          <Line at={entry.at} line={{ icon: unknown, title: t('history.unknown'), from: entry.kind }} />
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
        <Line at={entry.at} line={lineOf(kind, joined, around)} count={earlier.length + 1} />
        <Icon size={16} paths={chevron} />
      </button>
      <div id={details} hidden={!open}>
        {open && <Detail customerId={customerId} entry={mine} />}
        {open && earlier.length > 0 && (
          <section class="earlier" aria-label={t('history.earlier')}>
            <p class="quiet">{t('history.earlier')}</p>
            <ul>
              {earlier.map((one) => (
                <HistoryEntry key={one.entry.id} joined={one} kind={kind} around={around} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </li>
  );
}

/** In the history of several customers a line that names no author says whose entry it is. */
function lineOf(kind: EntryKind, { customers, entry }: JoinedEntry, around: Properties['around']): EntryLine {
  const { me, pageOf, isJoined } = around;
  const [first, ...others] = customers;
  // A company's own name is no first and last name that could be shortened.
  const isCompany = isJoined && first?.id === pageOf;
  const name = first === undefined ? '' : isCompany ? first.name : shortName(first.name);
  const customer = others.length === 0 ? name : t('history.several', { name, count: others.length });
  const line = kind.line(entry as never, { me, customer });
  const from = line.from ?? (isJoined && customer !== '' ? customer : line.by);
  return from === undefined ? line : { ...line, from };
}

interface LineProperties {
  readonly at: string;
  readonly line: EntryLine;
  /** How many entries the thread has. */
  readonly count?: number;
}

function Line({ at, line, count = 1 }: LineProperties) {
  const { now } = useSession();
  const { icon, accent, spoken, title, from, to, said, attachments = 0, isDay = false } = line;
  return (
    <>
      <span class={`entry-icon${accent === true ? ' accent' : ''}`}>
        <Icon size={16} paths={icon} />
      </span>
      <span class="entry-title">
        <span class="entry-subject" dir="auto">
          {spoken !== undefined && <span class="hidden-text">{spoken}: </span>}
          {title}
        </span>
        {count > 1 && <span class="entry-count"> · {whole(count)}</span>}
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
        {from !== undefined && (
          <span class="entry-who">
            <bdi>{from}</bdi>
            {to !== undefined && (
              <>
                {' → '}
                <bdi>{to}</bdi>
              </>
            )}
          </span>
        )}
        {from !== undefined && said && <span class="entry-dot">{' · '}</span>}
        {said && <bdi class="entry-said">{said}</bdi>}
      </span>
    </>
  );
}
