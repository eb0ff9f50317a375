import lost from 'icon:dismiss_circle_16_regular';
import won from 'icon:checkmark_circle_16_regular';
import deal from 'icon:handshake_16_regular';
import type { DealChance, DealFigure, Figures, NextAction, OpenItem } from '../../api/types';
import { shortDay, unbroken } from '../../text/dates';
import { intl } from '../../text/language';
import { money } from '../../text/text';
import type { EntryLine, EntryOf } from '../slice';
import { t } from './facts.words';

/** What is known of an open deal, whether it comes from a card or from a list. */
export type OpenDeal = Pick<DealFigure, 'stage' | 'chance' | 'daysOverdue' | 'isRotting'> & {
  readonly daysInStage: number | null;
};

/** A part of one in whole per cent. */
export function percent(share: number): string {
  return intl(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** A chance with its interval, and what it was learned from. */
export function chanceWords({ value, low, high, source, won, lost }: DealChance): string {
  const chance =
    low === null || high === null
      ? percent(value)
      : t('deal.chance', { chance: percent(value), low: percent(low), high: percent(high) });
  return source === 'set'
    ? t('deal.chance.set', { chance })
    : t(source === 'learned' ? 'deal.chance.learned' : 'deal.chance.few', { chance, count: won + lost });
}

/** What speaks against a deal, in words; empty for nothing. */
export function warnings({ daysOverdue, isRotting, stage, daysInStage }: OpenDeal): string[] {
  return [
    ...(daysOverdue === null ? [] : [t('deal.overdue', { count: daysOverdue })]),
    ...(isRotting && daysInStage !== null ? [t('deal.rotting', { stage, count: daysInStage })] : []),
  ];
}

/** What is to be done next, and by when; null for nothing. */
export function stepWords(step: string | null, on: string | null, now: Date): string | null {
  return step === null
    ? null
    : on === null
      ? t('deal.step', { step })
      : t('deal.step.day', { step, date: unbroken(shortDay(`${on}T00:00`, now)) });
}

/** The second line of an open deal on the card. */
export function noteOf(item: OpenItem, { deals }: Figures): string | undefined {
  const found = deals?.deals.find(({ id }) => id === item.id);
  if (found === undefined) {
    return undefined;
  }

  const { stage, chance } = found;
  return [stage, ...(chance === null ? [] : [chanceWords(chance)]), ...warnings(found)].join(' · ');
}

/** A sentence for each of our proposals; undefined for one that we do not know. */
export function say({ code, number, days }: NextAction): string | undefined {
  const title = number ?? '';
  switch (code) {
    case 'deal-next-step':
      return t('next.deal-next-step', { title });
    case 'deal-overdue':
      return t('next.deal-overdue', { title, count: days ?? 0 });
    case 'deal-rotting':
      return t('next.deal-rotting', { title, count: days ?? 0 });
    default:
      return undefined;
  }
}

/** A deal in the history. */
export function lineOf({
  deal: { title, state, stage, amount, currency, lostReason, by },
}: EntryOf<'deal'>): EntryLine {
  return {
    icon: state === 'won' ? won : state === 'lost' ? lost : deal,
    accent: state === 'won',
    title: state === 'open' ? t('deal.open', { stage, title }) : t(`deal.${state}`, { title }),
    by: by.name,
    said: [amount === null || currency === null ? null : money(amount, currency), lostReason]
      .filter((one) => one !== null)
      .join(' · '),
  };
}
