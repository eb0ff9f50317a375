/** What is said about senders whose emails are never logged. */
export const en = {
  'never.sender': 'Never log emails from {sender}',
  'never.everybody': 'For everyone in the company',
  'never.list': 'Senders that are never logged',
  'never.none': 'Emails from every sender can be logged.',
  'never.company': 'for everyone',
  'never.done': 'Emails from {sender} will not be logged',
  'never.undone': 'Emails from {sender} can be logged again',
  'never.again': 'Log again',
  'never.again.label': 'Log emails from {sender} again',
} as const;
