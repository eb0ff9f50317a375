import { useEffect, useRef } from 'preact/hooks';
import { useSignal, type Signal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { CustomerCard, JoinedEntry, JoinedPage, TimelinePage } from '../../api/types';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { monthOf, noonOf } from '../../text/dates';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import type { EntryKind } from '../slice';
import { historyCalls } from './calls';
import { HistoryEntry } from './HistoryEntry';
import './History.css';
import { fold, type Folded } from './threads';
import { t } from './words';

type Kinds = ReadonlyMap<string, EntryKind>;

/** Everything that happened with a customer, newest first, by month. */
export function History({ customer }: { readonly customer: CustomerCard }) {
  const { slices } = usePane();
  const { now, me } = useSession();
  const calls = useCalls(historyCalls);
  const kinds: Kinds = new Map(slices.flatMap(({ history }) => Object.entries(history ?? {})));
  const older = useSignal<JoinedPage | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const shown = useSignal<string | null>(null);
  const { id, profile, company } = customer;
  const own = { id, name: profile.name };
  const first = company?.timeline ?? joined(customer.timeline, own);

  // A refreshed first page may end elsewhere, so the older pages no longer continue it.
  const firstNext = first.next;
  const shownNext = useRef(firstNext);
  shownNext.current = firstNext;
  useEffect(() => {
    older.value = null;
  }, [older, id, firstNext]);

  const entries = distinct([...first.entries, ...(older.value?.entries ?? [])]);
  const next = older.value === null ? first.next : older.value.next;

  async function more(): Promise<void> {
    busy.value = true;
    const answer = await (company === null ? calls.timeline(id, next) : calls.joined(id, next));
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok && shownNext.current === firstNext) {
      const page = isJoined(answer.value) ? answer.value : joined(answer.value, own);
      older.value = { entries: [...(older.value?.entries ?? []), ...page.entries], next: page.next };
    }
  }

  if (entries.length === 0) {
    return (
      <div class="nothing">
        <h2>{t('history.empty')}</h2>
        <p class="quiet">{t('history.empty.words')}</p>
      </div>
    );
  }

  const present = [...kinds].filter(([kind]) => entries.some(({ entry }) => entry.kind === kind));
  const chosen = entries.filter(({ entry }) => shown.value === null || entry.kind === shown.value);
  const folded = fold(chosen, (entry) => kinds.get(entry.kind));
  const around = { me: me.value, isJoined: company !== null };
  return (
    <div class="history">
      {present.length > 1 && <KindChoice present={present} shown={shown} />}
      {folded.length === 0 && <p class="quiet">{t('history.filtered')}</p>}
      {months(folded, kinds, now()).map(({ name, entries: ofMonth }) => (
        <section key={name} aria-label={name}>
          <h2>{name}</h2>
          <ul>
            {ofMonth.map(({ newest, earlier }) => (
              <HistoryEntry
                key={newest.entry.id}
                joined={newest}
                kind={kinds.get(newest.entry.kind)}
                around={around}
                earlier={earlier}
              />
            ))}
          </ul>
        </section>
      ))}
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={() => void more()} />}
      {next !== null && (
        <Button small busy={busy.value} onClick={() => void more()}>
          {t('history.more')}
        </Button>
      )}
    </div>
  );
}

/** The history of one customer, as that of an organisation and its people. */
function joined({ entries, next }: TimelinePage, customer: JoinedEntry['customers'][number]): JoinedPage {
  return { entries: entries.map((entry) => ({ customers: [customer], entry })), next };
}

function isJoined(page: TimelinePage | JoinedPage): page is JoinedPage {
  const [one] = page.entries;
  return one !== undefined && 'customers' in one;
}

function distinct(entries: readonly JoinedEntry[]): JoinedEntry[] {
  return [...new Map(entries.map((one) => [one.entry.id, one])).values()];
}

interface KindChoiceProperties {
  /** The kinds that there are entries of. */
  readonly present: readonly (readonly [kind: string, EntryKind])[];
  /** The kind that is shown; null shows all. */
  readonly shown: Signal<string | null>;
}

/** Chooses which kind of entries is shown. */
function KindChoice({ present, shown }: KindChoiceProperties) {
  const choices = [
    [null, t('history.all')] as const,
    ...present.map(([kind, { plural }]) => [kind, plural()] as const),
  ];
  return (
    <div class="kinds" role="group" aria-label={t('history.show')}>
      {choices.map(([kind, name]) => (
        <button
          key={name}
          type="button"
          aria-pressed={shown.value === kind ? 'true' : 'false'}
          onClick={() => (shown.value = kind)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

function months(entries: readonly Folded[], kinds: Kinds, now: Date): { name: string; entries: Folded[] }[] {
  const groups: { name: string; entries: Folded[] }[] = [];
  for (const folded of entries) {
    const { entry } = folded.newest;
    const isDay = kinds.get(entry.kind)?.line(entry as never, { me: null, customer: '' }).isDay === true;
    const name = monthOf(isDay ? noonOf(entry.at) : entry.at, now);
    const last = groups[groups.length - 1];
    if (last?.name === name) {
      last.entries.push(folded);
    } else {
      groups.push({ name, entries: [folded] });
    }
  }

  return groups;
}
