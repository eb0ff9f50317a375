/** What is said about logging a whole conversation. */
export const en = {
  'conversation.button': 'Log the whole conversation',
  'conversation.sized': 'Log all {count} emails',
  'conversation.more': 'Log all {count}+ emails',
  'conversation.busy': 'Logging the conversation…',
  'conversation.progress': '{done} of {total} emails',
  'conversation.sofar': { one: '{count} email checked', other: '{count} emails checked' },
  'conversation.stop': 'Stop',
  'conversation.stopped': 'Stopped.',
  'conversation.logged': { one: '{count} email logged', other: '{count} emails logged' },
  'conversation.all': { one: 'This email is logged.', other: '{count} of {count} emails logged.' },
  'conversation.undo': { one: 'Undo', other: 'Undo all {count}' },
  'conversation.undo.new': { one: 'Undo the new one', other: 'Undo the {count} new ones' },
  'conversation.undoing': 'Undoing…',
  'conversation.undone': { one: '{count} email removed from the CRM.', other: '{count} emails removed from the CRM.' },
  'conversation.already': { one: '{count} already logged', other: '{count} already logged' },
  'conversation.skipped': { one: '{count} skipped: no customer on it', other: '{count} skipped: no customer on them' },
} as const;
