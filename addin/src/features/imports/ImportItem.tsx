import { useSignal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { Import } from '../../api/types';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { shortTime } from '../../text/dates';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { ProblemNote } from '../notice/later';
import { download } from '../../lib/download';
import { isAtWork, type Importing } from './importing';
import { fault, Rows } from './Sample';
import { t } from './words';

interface Properties {
  readonly work: Importing;
  readonly item: Import;
}

const results = [
  'customersAdded',
  'customersChanged',
  'customersKnown',
  'salesAdded',
  'salesSettled',
  'salesEnriched',
  'salesUnchanged',
  'salesOfUnknownInvoice',
  'salesWithoutRate',
  'salesDiffering',
  'paymentsAdded',
  'paymentsUnchanged',
  'paymentsOfUnknownInvoice',
  'productsAdded',
  'productsChanged',
  'productsUnchanged',
  'leftOut',
  'rejected',
] as const;

const undone = [
  'customersRemoved',
  'customersRestored',
  'customersKept',
  'fieldsKept',
  'salesRemoved',
  'salesRestored',
  'salesKept',
  'paymentsRemoved',
  'paymentsKept',
  'productsRemoved',
  'productsKept',
] as const;

/** An import: how far it is, what became of its records, what was left out, and taking it back. */
export function ImportItem({ work, item }: Properties) {
  const { again, refreshAll } = usePane();
  const { me, isManager, now } = useSession();
  const place = useKeptFocus<HTMLLIElement>();
  const asking = useSignal<'undo' | 'forget' | null>(null);
  const busy = useSignal(false);
  const problem = useSignal<Problem | null>(null);
  const { id, fileName, state, startedBy, counts, rejected, rejectedFile } = item;
  const mayChange = isManager.value || me.value?.objectId === startedBy.userId;
  const mayUndo = mayChange && state !== 'undoing' && state !== 'undone';
  // A colleague may have undone the import while the question stands.
  const asked = asking.value === 'undo' && !mayUndo ? null : asking.value;
  const undo = isAtWork(item) ? 'stop' : 'undo';
  const size = work.sizeOf(id);

  async function doing(what: () => Promise<Problem | null>): Promise<void> {
    if (busy.peek()) {
      return;
    }

    busy.value = true;
    problem.value = await what();
    busy.value = false;
    asking.value = null;
    refreshAll();
  }

  async function fetchRejected(): Promise<Problem | null> {
    const answer = await work.rejected(id);
    if (!answer.ok) {
      return answer.problem;
    }

    download(answer.value, t('imports.rejected.name', { name: fileName.replace(/\.[^.]*$/, '') }));
    return null;
  }

  return (
    <li class="imports-item" ref={place} tabIndex={-1}>
      <h3>
        <bdi>{fileName}</bdi>
      </h3>
      <p class="quiet">
        {t('imports.by', { name: startedBy.name, at: shortTime(startedBy.at, now()) })} ·{' '}
        {t(state === 'failed' && item.undone !== null ? 'imports.state.undofailed' : `imports.state.${state}`)}
      </p>
      {isAtWork(item) && state !== 'undoing' && (
        <div role="status">
          <progress
            aria-label={t('imports.progress', { name: fileName })}
            {...(size !== undefined && { max: Math.max(size, 1), value: Math.min(item.recordsRead, size) })}
          />
          <p>
            {size === undefined
              ? t('imports.read', { count: item.recordsRead })
              : t('imports.readof', { read: item.recordsRead, count: size })}
          </p>
        </div>
      )}
      <ul class="imports-counts">
        {results
          .filter((name) => counts[name] > 0)
          .map((name) => (
            <li key={name}>{t(`imports.result.${name}`, { count: counts[name] })}</li>
          ))}
        {item.undone !== null &&
          undone
            .filter((name) => (item.undone?.[name] ?? 0) > 0)
            .map((name) => <li key={name}>{t(`imports.undone.${name}`, { count: item.undone?.[name] ?? 0 })}</li>)}
      </ul>
      {rejected.length > 0 && (
        <Rows
          title={t('imports.rows')}
          rows={rejected.map(({ line, column, code }) => ({ line, words: fault(column, null, code) }))}
          count={Math.max(counts.rejected, rejected.length)}
        />
      )}
      {problem.value !== null && <ProblemNote problem={problem.value} onSignIn={() => void again()} />}
      <div class="imports-actions">
        {asked === null ? (
          <>
            {counts.rejected > 0 && rejected.length === 0 && !isAtWork(item) && (
              <Button look="link" onClick={() => void work.follow(id)}>
                {t('imports.rows')}
              </Button>
            )}
            {rejectedFile && mayChange && (
              <Button look="link" busy={busy.value} onClick={() => void doing(fetchRejected)}>
                {t('imports.rejected')}
              </Button>
            )}
            {mayUndo && (
              <Button look="link" onClick={() => (asking.value = 'undo')}>
                {t(`imports.${undo}`)}
              </Button>
            )}
            {!isAtWork(item) && mayChange && (
              <Button look="link" onClick={() => (asking.value = 'forget')}>
                {t('imports.forget')}
              </Button>
            )}
          </>
        ) : (
          <Sure
            what={asked === 'undo' ? undo : asked}
            busy={busy.value}
            onYes={() => void doing(() => (asked === 'undo' ? work.undo(id) : work.forget(id)))}
            onNo={() => (asking.value = null)}
          />
        )}
      </div>
    </li>
  );
}

interface SureProperties {
  readonly what: 'stop' | 'undo' | 'forget';
  readonly busy: boolean;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function Sure({ what, busy, onYes, onNo }: SureProperties) {
  return (
    <>
      <p role="alert">{t(`imports.${what}.sure`)}</p>
      <Button small look="danger" busy={busy} onClick={onYes}>
        {t(`imports.${what}`)}
      </Button>
      <Button small disabled={busy} onClick={onNo}>
        {t(what === 'stop' ? 'imports.stop.keep' : 'imports.keep')}
      </Button>
    </>
  );
}
