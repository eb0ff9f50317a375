/** What the sign-in window says. */
export const en = {
  'signin.title': 'Sign in to OutlookCrm',
  'signin.busy': 'Signing you in…',
  'signin.done': 'You are signed in. This window can be closed.',
  'signin.failed': 'Signing in did not work. Close this window and try again.',
} as const;
