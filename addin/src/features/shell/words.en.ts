/** What the shell says around the card. */
export const en = {
  'empty.title': 'Select a message or a meeting',
  'empty.words': 'The people on it will appear here.',
  'alone.title': 'Just you',
  'alone.words': 'There is no other person on this message.',
  'nosender.title': 'This message has no sender.',
  'nosender.words': 'You are the only person on it.',
  coming: 'Answers to this email go to {names}. They are shown as soon as you finish here.',
  'mailbox.shared': 'In the shared mailbox {mailbox}',
  'compose.empty.title': 'No recipients yet',
  'compose.empty.words': 'Add a recipient and their card appears here.',
  'meeting.empty.title': 'Just you',
  'meeting.empty.words': 'Invite someone and their card appears here.',

  'told.under': 'If you do not add this person, the email is logged under {names} only.',
  'told.under.meeting': 'If you do not add this person, the meeting is logged under {names} only.',
  'search.open': 'Search customers',
  'search.back': 'Back to the email',
  'search.back.none': 'Back',
} as const;
