/** What every card says. */
export const en = {
  'tab.history': 'History',
  'tabs.label': 'About {name}',
  'next.title': 'What to do next',
  'open.title': 'Open items',
  'open.late': { one: '{count} day late', other: '{count} days late' },
  'open.today': 'due today',
  'open.due': 'due {date}',
  'open.all': 'Show all {count}',
  'open.first': 'Show the first {count}',
  'open.more': 'There are more open items.',
} as const;
