import { signal } from '@preact/signals';
import type { Problem } from '../../api/problem';
import type { MailRules } from '../../api/types';
import type { LogCalls } from './calls';

export type Rules = ReturnType<typeof createMailRules>;

/** Who the company's own people are, and whose emails are never logged; asked for once, when somebody needs it. */
export function createMailRules(calls: LogCalls) {
  const known = signal<MailRules | null>(null);
  const problem = signal<Problem | null>(null);
  let asking: Promise<MailRules | null> | null = null;

  async function ask(): Promise<MailRules | null> {
    const answer = await calls.rules();
    asking = null;
    if (answer.ok) {
      known.value = answer.value;
    }

    return known.peek();
  }

  const load = (): Promise<MailRules | null> =>
    known.peek() === null ? (asking ??= ask()) : Promise.resolve(known.peek());

  /** Never logs a sender or a domain from now on, or again. */
  async function set(sender: string, forEverybody: boolean, never: boolean): Promise<boolean> {
    const answer = await (never ? calls.never : calls.again)({ sender, forEverybody });
    problem.value = answer.ok ? null : answer.problem;
    if (answer.ok) {
      await ask();
    }

    return answer.ok;
  }

  return { known, problem, load, set };
}
