/** What is said after an erasure, and what its certificate says. */
export const en = {
  'certificate.words': 'The customer is erased. The certificate says when, by whom and why; it names no customer.',
  'certificate.save': 'Save the certificate',
  'certificate.file': 'erasure {id}.txt',
  'certificate.title': 'Certificate of erasure',
  'certificate.customer': 'Customer ID: {id}',
  'certificate.at': 'Erased: {at} ({iso})',
  'certificate.by': 'Erased by: {name}',
  'certificate.reason.request': 'Reason: the person asked for it',
  'certificate.reason.retention': 'Reason: the time for keeping the data is over',
  'certificate.reason.other': 'Reason: another one',
  'certificate.remembered': {
    one: '{count} email address is remembered in a form that cannot be read back, so that no import adds it again.',
    other:
      '{count} email addresses are remembered in a form that cannot be read back, so that no import adds them again.',
  },
  'certificate.kept': {
    one: '{count} invoice is kept without the person, because the law requires it.',
    other: '{count} invoices are kept without the person, because the law requires it.',
  },
} as const;
