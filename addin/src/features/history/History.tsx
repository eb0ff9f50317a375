import { useEffect } from 'preact/hooks';
import { useSignal, type Signal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { CustomerCard, Entry, TimelinePage } from '../../api/types';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { monthOf, noonOf } from '../../text/dates';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/Problem';
import type { Around, EntryKind } from '../slice';
import { historyCalls } from './calls';
import { HistoryEntry } from './HistoryEntry';
import './History.css';
import { fold, type Folded } from './threads';
import { t } from './words';

type Kinds = ReadonlyMap<string, EntryKind>;

/** Everything that happened with a customer, newest first, by month. */
export function History({ customer }: { readonly customer: CustomerCard }) {
  const { tab, slices } = usePane();
  const { now, me } = useSession();
  const calls = useCalls(historyCalls);
  const kinds: Kinds = new Map(slices.flatMap(({ history }) => Object.entries(history ?? {})));
  const older = useSignal<TimelinePage | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const shown = useSignal<string | null>(null);
  const { id, timeline, profile } = customer;
  const around: Around = { me: me.value, customer: profile.name };

  // A refreshed first page may end elsewhere, so the older pages no longer continue it.
  const firstNext = timeline.next;
  useEffect(() => {
    older.value = null;
  }, [older, id, firstNext]);

  const entries = distinct([...timeline.entries, ...(older.value?.entries ?? [])]);
  const next = older.value === null ? timeline.next : older.value.next;

  async function more(): Promise<void> {
    busy.value = true;
    const answer = await calls.timeline(id, next);
    busy.value = false;
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok && customer.timeline.next === firstNext) {
      older.value = { entries: [...(older.value?.entries ?? []), ...answer.value.entries], next: answer.value.next };
    }
  }

  if (entries.length === 0 && keptUnderPeople(customer)) {
    return (
      <div class="nothing">
        <h2>{t('history.organisation')}</h2>
        <Button onClick={() => (tab.value = 'people')}>{t('history.organisation.people')}</Button>
      </div>
    );
  }

  if (entries.length === 0) {
    return (
      <div class="nothing">
        <h2>{t('history.empty')}</h2>
        <p class="quiet">{t('history.empty.words')}</p>
      </div>
    );
  }

  const present = [...kinds].filter(([kind]) => entries.some((entry) => entry.kind === kind));
  const chosen = entries.filter((entry) => shown.value === null || entry.kind === shown.value);
  const folded = fold(chosen, (entry) => kinds.get(entry.kind));
  return (
    <div class="history">
      {present.length > 1 && <KindChoice present={present} shown={shown} />}
      {folded.length === 0 && <p class="quiet">{t('history.filtered')}</p>}
      {months(folded, kinds, around, now()).map(({ name, entries: ofMonth }) => (
        <section key={name} aria-label={name}>
          <h2>{name}</h2>
          <ul>
            {ofMonth.map(({ entry, earlier }) => (
              <HistoryEntry
                key={entry.id}
                customerId={id}
                entry={entry}
                kind={kinds.get(entry.kind)}
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

/** Whether this is an organisation without a history of its own: its key figures would all be zero, although its people have some. */
export function keptUnderPeople({ profile, timeline }: CustomerCard): boolean {
  return profile.kind === 'organisation' && timeline.entries.length === 0;
}

function distinct(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
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

function months(
  entries: readonly Folded[],
  kinds: Kinds,
  around: Around,
  now: Date,
): { name: string; entries: Folded[] }[] {
  const groups: { name: string; entries: Folded[] }[] = [];
  for (const folded of entries) {
    const { kind, at } = folded.entry;
    const isDay = kinds.get(kind)?.line(folded.entry as never, around).isDay === true;
    const name = monthOf(isDay ? noonOf(at) : at, now);
    const last = groups[groups.length - 1];
    if (last?.name === name) {
      last.entries.push(folded);
    } else {
      groups.push({ name, entries: [folded] });
    }
  }

  return groups;
}
