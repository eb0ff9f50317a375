import { useCallback } from 'preact/hooks';
import { useLoaded } from '../../state/loaded';
import { useCalls } from '../../state/session';
import { ProblemNote } from '../notice/later';
import type { DetailProperties, EntryOf } from '../slice';
import { salesCalls } from './calls';
import { Lines } from './Lines';
import '../../ui/edit.css';
import './Sales.css';

/** A document of the history in full. */
export function Detail({ customerId, entry: { sale } }: DetailProperties<EntryOf<'sale'>>) {
  const calls = useCalls(salesCalls);
  const id = sale.documentId;
  const load = useCallback((signal: AbortSignal) => calls.read(customerId, id, signal), [calls, customerId, id]);
  const { value, problem, again } = useLoaded(load);
  return (
    <div class="entry-text">
      {problem.value !== null && <ProblemNote problem={problem.value} onRetry={again} />}
      {value.value !== null && <Lines sale={value.value} />}
    </div>
  );
}
