/** What the card says about what a customer owes and pays. */
export const en = {
  'pay.balance': 'Open balance',
  'pay.settled': 'nothing overdue',
  'pay.overdue': '{amount} overdue',
  'pay.overdue.atleast': 'at least {amount} overdue',
  'pay.invoices': { one: '{count} open invoice', other: '{count} open invoices' },
  'pay.and': 'and {amounts}',
  'pay.ontime': 'Pays on time',
  'pay.of': '{count} of {of}',
  'pay.late': '{days} days late on average',
  'pay.exact':
    'Invoices paid by their due date, out of all invoices that are paid or overdue. Overdue invoices count with the days so far; credit notes are left out.',
  'pay.history': 'Payments',
  'pay.received': '{amount} received',
  'pay.repaid': '{amount} paid back',
  'pay.by': 'Recorded by {name}',
  'next.invoice-overdue': {
    one: 'Invoice {number} is {count} day late ({amount}).',
    other: 'Invoice {number} is {count} days late ({amount}).',
  },
  'next.over-credit-limit': 'The credit limit is exceeded by {amount}.',
} as const;
