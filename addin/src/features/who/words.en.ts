/** What names a person or an organisation. */
export const en = {
  'who.people': 'People on this message',
  'who.more': 'Show {count} more',
  'who.fewer': 'Show fewer',
  'who.cut': 'Outlook does not list everyone; there may be more.',
  'who.left': 'Showing {shown} of {all}',
  'who.stage': 'Stage',
  'who.place': 'Place',
  'who.write': 'Write an email',
  'who.call': 'Call',
  'who.copy': 'Copy {what}',
  'who.open': 'Open {name}',
} as const;
