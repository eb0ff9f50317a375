/** What the search says. */
export const en = {
  'search.title': 'Search customers',
  'search.label': 'Name, company, address or phone',
  'search.close': 'Close search',
  'search.none': 'No customer matches “{text}”',
  'search.short': 'Type one more letter',
  'search.count': { one: '{count} found', other: '{count} found' },
} as const;
