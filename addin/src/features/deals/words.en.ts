/** What every card says about deals. */
export const en = {
  'tab.deals': 'Deals',
} as const;
