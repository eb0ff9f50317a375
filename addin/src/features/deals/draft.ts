import type { Deal, DealEdit } from '../../api/types';

/** What is typed of a deal. */
export interface DealDraft {
  /** Because of its id, opening a deal twice has the same effect as opening it once. */
  readonly id: string;
  readonly title: string;
  readonly amount: string;
  readonly currency: string;
  readonly chance: string;
  readonly closesOn: string;
  readonly nextStep: string;
  readonly nextStepOn: string;
}

/** A new deal about nothing yet. */
export function emptyDraft(currency: string): DealDraft {
  return {
    id: crypto.randomUUID(),
    title: '',
    amount: '',
    currency,
    chance: '',
    closesOn: '',
    nextStep: '',
    nextStepOn: '',
  };
}

/** What the form shows of a deal. */
export function draftOf(deal: Deal, currency: string): DealDraft {
  return {
    id: deal.id,
    title: deal.title,
    amount: deal.amount === null ? '' : String(deal.amount),
    currency: deal.currency ?? currency,
    // As typed: 0.35 × 100 is 35.00000000000001 only for a machine.
    chance: deal.setChance === null ? '' : String(Math.round(deal.setChance * 10_000) / 100),
    closesOn: deal.closesOn ?? '',
    nextStep: deal.nextStep ?? '',
    nextStepOn: deal.nextStepOn ?? '',
  };
}

/** What is sent of a draft; what the form does not show stays as it was. */
export function bodyOf(draft: DealDraft, was?: Deal): DealEdit {
  const { title, amount, currency, chance, closesOn, nextStep, nextStepOn } = draft;
  return {
    title: title.trim(),
    ...(was !== undefined && { people: was.people, ...(was.owner !== null && { owner: was.owner }) }),
    ...(amount !== '' && { amount: Number(amount), currency }),
    ...(chance !== '' && { chance: Number(chance) / 100 }),
    ...(closesOn !== '' && { closesOn }),
    ...(nextStep.trim() !== '' && { nextStep: nextStep.trim() }),
    ...(nextStepOn !== '' && { nextStepOn }),
  };
}
