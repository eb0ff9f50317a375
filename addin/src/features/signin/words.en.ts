/** What the sign-in window says. */
export const en = {
  'signin.title': 'Sign in to OutlookCrm',
  'signin.busy': 'Signing you in…',
  'signin.done': 'You are signed in. You can close this window.',
  'signin.failed': 'Sign-in failed. Close this window and try again.',
} as const;
