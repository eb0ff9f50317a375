import { lazy } from '../../ui/lazy';
import type { Slice } from '../slice';
import { factsOrFetch } from './later';
import { t } from './words';

/** Business that may come about: on the card, in a tab, in the history, and as a board where no mail is open. */
export const deals: Slice = {
  name: 'deals',
  tabs: [{ id: 'deals', title: () => t('tab.deals'), Content: lazy(async () => (await import('./Deals')).Deals) }],
  Quick: lazy(async () => (await import('./Quick')).Quick),
  Board: lazy(async () => (await import('./Home')).Home),
  nextActions: {
    of: ({ deals }) => deals?.actions ?? [],
    say: (action) => factsOrFetch()?.say(action),
    tab: 'deals',
  },
  openItems: { deal: { tab: 'deals', note: (item, figures) => factsOrFetch()?.noteOf(item, figures) } },
  history: {
    deal: {
      plural: () => t('tab.deals'),
      line: (entry) => factsOrFetch()?.lineOf(entry) ?? { icon: '', title: entry.deal.title },
      Detail: lazy(async () => (await import('./Detail')).Detail),
    },
  },
};
