import type { CustomerCard } from '../../api/types';
import type { ProposedAction, Slice } from '../slice';

const most = 2;

export interface Proposal {
  readonly action: ProposedAction;
  readonly words: string;
  readonly of: NonNullable<Slice['nextActions']>;
}

/** What to do about a customer next: the weightiest two of what all slices propose. */
export function proposalsFor({ company, figures }: CustomerCard, slices: readonly Slice[]): Proposal[] {
  return slices
    .flatMap(({ nextActions: of }) =>
      (of?.of(company?.figures ?? figures) ?? []).flatMap((action) => {
        const words = of?.say(action);
        return of === undefined || words === undefined ? [] : [{ action, words, of }];
      }),
    )
    .sort((one, other) => other.action.weight - one.action.weight)
    .slice(0, most);
}
