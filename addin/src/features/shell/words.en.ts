/** What the shell says around the card. */
export const en = {
  coming: 'Answers to this email go to {names}. They are shown as soon as you finish here.',
  'mailbox.shared': 'In the shared mailbox {mailbox}',

  'told.under': 'If you do not add this person, the email is logged under {names} only.',
  'told.under.meeting': 'If you do not add this person, the meeting is logged under {names} only.',
  'search.open': 'Search customers',
  'search.back': 'Back to the email',
  'search.back.none': 'Back',
} as const;
