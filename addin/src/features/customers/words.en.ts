/** What the card says about the customer's own tabs. */
export const en = {
  'tab.profile': 'Profile',
  'tab.people': 'People',
  'people.none': 'No one from this organisation is in the CRM yet.',
  'people.all': 'Show all {count}',
  'people.first': 'Show the first {count}',
  'people.figures': 'The figures cover the first {count} people only; there are more.',
} as const;
