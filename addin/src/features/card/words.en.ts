/** What every card says. */
export const en = {
  'tab.history': 'History',
  'tabs.label': 'About {name}',
} as const;
