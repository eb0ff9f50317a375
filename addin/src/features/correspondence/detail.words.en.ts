/** What an opened email or meeting says. */
export const en = {
  'history.when': 'When',
  'history.until': '{from} to {to}',
  'history.where': 'Where',
  'history.organiser': 'Host',
  'history.invited': 'Invited',
  'history.optional': 'Optional',
  'history.from': 'From',
  'history.to': 'To',
  'history.cc': 'Cc',
  'history.cut': 'Only the beginning of the text is kept here.',
  'history.notext': 'No text',
  'history.reading': 'Loading…',
  'history.open': 'Open in Outlook',
} as const;
