/** What is said while the mailbox of the open email cannot be read. */
export const en = {
  'unread.stated': 'Microsoft 365 does not let the CRM read this mailbox until {at}.',
  'unread.silent': 'Microsoft 365 is not responding. The CRM will try to read this mailbox again at {at}.',
  'unread.words':
    'Until then, the CRM cannot log this email, and cannot tell whether a person wrote it. The pane reads the email by itself when it can.',
} as const;
