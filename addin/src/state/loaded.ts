import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Answer } from '../api/client';
import type { Problem } from '../api/problem';

/**
 * What a call answers: asked when the component is first drawn, when `load` changes and on `again`. What was loaded stays
 * while a repeated call fails; an answer to an earlier `load` is dropped. Wrap `load` in `useCallback`.
 */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<Answer<T>>) {
  const value = useSignal<T | null>(null);
  const problem = useSignal<Problem | null>(null);
  const turn = useSignal(0);
  const tries = turn.value;

  useEffect(() => {
    const stop = new AbortController();
    void load(stop.signal).then((answer) => {
      if (!stop.signal.aborted) {
        problem.value = answer.ok ? null : answer.problem;
        value.value = answer.ok ? answer.value : value.peek();
      }
    });
    return () => stop.abort();
  }, [load, value, problem, tries]);

  return { value, problem, again: () => (turn.value += 1) };
}
