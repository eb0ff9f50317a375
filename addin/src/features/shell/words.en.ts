/** What the shell says around the card. */
export const en = {
  'empty.title': 'Select a message or a meeting',
  'empty.words': 'The people on it will appear here.',
  'alone.title': 'Nobody but you',
  'alone.words': 'There is no other person on this message.',
  'nosender.title': 'This message names no sender.',
  'nosender.words': 'There is nobody on it but you.',
  'mailbox.shared': 'In the shared mailbox {mailbox}',
  'compose.empty.title': 'Nobody yet',
  'compose.empty.words': 'Add a recipient and their card appears here.',
  'meeting.empty.title': 'Nobody but you',
  'meeting.empty.words': 'Add somebody to the meeting and their card appears here.',
  added: 'Added to the CRM',
  erased: 'The customer is erased',
  'search.open': 'Search customers',
  'search.back': 'Back to the email',
  'search.back.none': 'Back',
} as const;
