/** What is said after an erasure, and what its certificate says. */
export const en = {
  'certificate.words':
    'The customer was erased. The certificate says when, by whom and why; it does not name the customer.',
  'certificate.save': 'Save the certificate',
  'certificate.file': 'erasure {id}.txt',
  'certificate.title': 'Certificate of erasure',
  'certificate.customer': 'Customer ID: {id}',
  'certificate.at': 'Erased: {at} ({iso})',
  'certificate.by': 'Erased by: {name}',
  'certificate.reason.request': 'Reason: the person asked for it',
  'certificate.reason.retention': 'Reason: the retention period has ended',
  'certificate.reason.other': 'Reason: other',
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
