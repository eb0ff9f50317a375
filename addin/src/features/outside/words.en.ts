/** What a browser outside Outlook is told. */
export const en = {
  'outside.title': 'OutlookCrm lives in Outlook',
  'outside.what':
    'It shows who an email is from and what you have said to each other, and keeps the emails worth keeping.',
  'outside.how':
    'Open a message in Outlook and choose OutlookCrm in the ribbon, or under Apps. Not there? Ask your ' +
    'Microsoft 365 administrator to add it.',
  'outside.blocked':
    'Inside Outlook and still seeing this? Then Office.js could not be loaded; reload the pane, or ask your administrator whether your network blocks it.',
} as const;
