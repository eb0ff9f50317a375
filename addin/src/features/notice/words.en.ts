/** The words around a problem. */
export const en = {
  'notice.retry': 'Try again',
  'notice.signin.title': 'Sign in to see your customers',
  'notice.signin.words': 'Outlook could not sign you in by itself.',
  'notice.asof': 'This is the card as of {at}.',
  'notice.signin.waiting.title': 'Waiting for you to sign in…',
  'notice.signin.waiting.words': 'Finish in the window that Microsoft has opened. Take the time you need.',
  'notice.signin.cancel': 'Cancel',
  'notice.slow': 'Still waiting for the server…',
  'notice.wait': { one: 'Try again in {count} second.', other: 'Try again in {count} seconds.' },
  'notice.consent': 'Ask an administrator to approve (opens Microsoft)',
  'notice.trace': 'Reference {id}',
} as const;
