/** What the card says about the customer's own tabs. */
export const en = {
  'tab.profile': 'Profile',
  'tab.people': 'People',
} as const;
