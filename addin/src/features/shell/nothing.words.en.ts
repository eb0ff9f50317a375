/** What the shell says where there is nobody to show. */
export const en = {
  'empty.title': 'Select a message or a meeting',
  'empty.words': 'The people on it will appear here.',
  'alone.title': 'Just you',
  'alone.words': 'There is no other person on this message.',
  'nosender.title': 'This message has no sender.',
  'nosender.words': 'You are the only person on it.',
  'compose.empty.title': 'No recipients yet',
  'compose.empty.words': 'Add a recipient and their card appears here.',
  'meeting.empty.title': 'Just you',
  'meeting.empty.words': 'Invite someone and their card appears here.',
} as const;
