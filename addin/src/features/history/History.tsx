import { useSignal } from '@preact/signals';
import type { CustomerCard } from '../../api/types';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { monthOf, noonOf } from '../../text/dates';
import { Button } from '../../ui/Button';
import { ProblemNote } from '../notice/later';
import type { EntryKind } from '../slice';
import { HistoryEntry } from './HistoryEntry';
import './History.css';
import { usePages } from './pages';
import { fold, type Folded } from './threads';
import { t } from './words';

type Kinds = ReadonlyMap<string, EntryKind>;

/** Everything that happened with a customer, newest first, by month. */
export function History({ customer }: { readonly customer: CustomerCard }) {
  const { slices } = usePane();
  const { now, me } = useSession();
  const kinds: Kinds = new Map(slices.flatMap(({ history }) => Object.entries(history ?? {})));
  const pages = usePages(customer);
  const { busy, problem } = pages;
  const shown = useSignal<string | null>(null);
  const { company } = customer;
  const { entries } = pages.of(null);
  const { entries: chosen, next } = pages.of(shown.value);
  const more = () => void pages.more(shown.value);

  if (entries.length === 0) {
    return (
      <div class="nothing">
        <h2>{t('history.empty')}</h2>
        <p class="quiet">{t('history.empty.words')}</p>
      </div>
    );
  }

  const summary = company?.summary ?? customer.summary;
  const present = [...kinds].filter(
    ([kind, { isIn }]) => entries.some(({ entry }) => entry.kind === kind) || isIn?.(summary) === true,
  );
  const choose = (kind: string | null) => {
    shown.value = kind;
    pages.reach(kind);
  };
  const none = busy.value ? 'history.searching' : next === null ? 'history.filtered.none' : 'history.filtered';
  const folded = fold(chosen, (entry) => kinds.get(entry.kind));
  const around = { me: me.value, pageOf: customer.id, isJoined: company !== null };
  return (
    <div class="history">
      {present.length > 1 && <KindChoice present={present} shown={shown.value} onChoose={choose} />}
      <div role="status">{folded.length === 0 && <p class="quiet">{t(none)}</p>}</div>
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
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={more} />}
      {next !== null && (
        <Button small busy={busy.value} onClick={more}>
          {t('history.more')}
        </Button>
      )}
    </div>
  );
}

interface KindChoiceProperties {
  /** The kinds that there are entries of. */
  readonly present: readonly (readonly [kind: string, EntryKind])[];
  /** The kind that is shown; null shows all. */
  readonly shown: string | null;
  readonly onChoose: (kind: string | null) => void;
}

/** Chooses which kind of entries is shown. */
function KindChoice({ present, shown, onChoose }: KindChoiceProperties) {
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
          aria-pressed={shown === kind ? 'true' : 'false'}
          onClick={() => onChoose(kind)}
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
