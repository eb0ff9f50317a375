/** What the foot of the pane says. */
export const en = {
  'foot.user': 'Signed in as {name}',
  'foot.signedout': 'Not signed in',
  'foot.settings': 'Settings',
  'foot.updated': 'Updated {at}',
} as const;
