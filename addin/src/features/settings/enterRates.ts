import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import type { Rate } from '../../api/types';

/** As many as the API takes at once. */
const atOnce = 1000;

export interface Entered {
  readonly entered: number;
  /** Currencies that the API does not know, such as those that are no longer in use: their rates are left out. */
  readonly unknown: readonly string[];
  /** What ended it; what was entered before stays. */
  readonly problem: Problem | null;
}

/** Enters any number of rates, and tells how many after each request. */
export async function enterAll(
  enter: (rates: readonly Rate[]) => Promise<Answer<undefined>>,
  rates: readonly Rate[],
  tell: (entered: number) => void,
): Promise<Entered> {
  const unknown: string[] = [];
  let left = [...rates];
  let entered = 0;
  while (left.length > 0) {
    const part = left.slice(0, atOnce);
    const answer = await enter(part);
    if (answer.ok) {
      left = left.slice(part.length);
      entered += part.length;
      tell(entered);
      continue;
    }

    const refused = refusedOf(answer.problem, part);
    if (refused === undefined || unknown.includes(refused)) {
      return { entered, unknown, problem: answer.problem };
    }

    unknown.push(refused);
    left = left.filter(({ currency }) => currency !== refused);
  }

  return { entered, unknown, problem: null };
}

/** The currency that the API refuses, by the field that it names: `rates[17].currency`. */
function refusedOf({ errors = {} }: Problem, part: readonly Rate[]): string | undefined {
  const index = Object.keys(errors)
    .map((field) => /^rates\[(\d+)\]\.currency$/.exec(field)?.[1])
    .find((found) => found !== undefined);
  return index === undefined ? undefined : part[Number(index)]?.currency;
}
