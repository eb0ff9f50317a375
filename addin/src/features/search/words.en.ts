/** What the search says. */
export const en = {
  'search.title': 'Search customers',
  'search.label': 'Name, company, address or phone',
  'search.close': 'Close search',
  'search.none': 'No customer matches “{text}”',
  'search.recent': 'Recent customers',
  'search.more': 'There are more. Type more letters to find the others.',
  'search.add': 'Add “{text}” as a new customer',
  'search.import': 'Import a file',
  'search.count': { one: '{count} found', other: '{count} found' },
} as const;
