/**
 * The words that more than one feature says; every feature can say them with its own `t`. A message is a sentence with
 * `{named}` holes, or its plural forms by CLDR category.
 */
export const en = {
  'outside.reload': 'Reload',
  'field.another': 'Add another',
  'field.cleaned': 'Invisible characters were removed.',
  'field.remove': 'Remove {what}',
  'history.thismonth': 'This month',
  'history.attachments': { one: '{count} attachment', other: '{count} attachments' },
  'profile.save': 'Save',
  'profile.saving': 'Saving…',
  'profile.cancel': 'Discard',
  'profile.unsaved': 'Not saved yet',
  'notice.signin': 'Sign in',
  'foot.copy': 'Copy diagnostics',
  'foot.copied': 'Copied',
  'stage.lead': 'Lead',
  'stage.prospect': 'Prospect',
  'stage.customer': 'Customer',
  'stage.loyal': 'Loyal customer',
  'stage.lapsed': 'Lapsed',
  'stage.partner': 'Partner',
  'stage.other': 'Other',
  'list.more': '{count} more',
  'lazy.failed': 'Part of the pane could not be loaded. Reload the pane.',
  required: 'required',
} as const;
