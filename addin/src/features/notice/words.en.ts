/** What stands above the card. */
export const en = {
  'notice.signin.title': 'Sign in to see your customers',
  'notice.signin.words': 'Outlook could not sign you in by itself.',
  'notice.asof': 'This is the card as of {at}.',
  'notice.signin.waiting.title': 'Waiting for you to sign in…',
  'notice.signin.waiting.words': 'Finish in the window that Microsoft has opened. Take the time you need.',
  'notice.signin.cancel': 'Cancel',
  'notice.slow': 'Still waiting for the server…',
} as const;
