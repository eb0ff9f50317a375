/** What the card of a customer with deals says about them, and every list of deals. */
export const en = {
  'deal.chance': '{chance} ({low} to {high})',
  'deal.chance.learned': {
    one: 'chance {chance}, from {count} closed deal',
    other: 'chance {chance}, from {count} closed deals',
  },
  'deal.chance.few': {
    one: 'chance {chance}, a first guess: {count} closed deal so far',
    other: 'chance {chance}, a first guess: {count} closed deals so far',
  },
  'deal.chance.set': 'chance {chance}, set by hand',
  'deal.overdue': { one: '{count} day past its close', other: '{count} days past its close' },
  'deal.closes': 'closes {date}',
  'deal.rotting': { one: 'in {stage} for {count} day, too long', other: 'in {stage} for {count} days, too long' },
  'deal.step': 'Next: {step}',
  'deal.step.day': 'Next: {step}, {date}',
  'deal.open': 'Deal in {stage}: {title}',
  'deal.won': 'Deal won: {title}',
  'deal.lost': 'Deal lost: {title}',
  'deal.by': 'Changed by {name}',
  'deal.reason': 'Reason: {reason}',
  'next.deal-next-step': 'The next step of the deal “{title}” is due.',
  'next.deal-overdue': {
    one: 'The deal “{title}” was to close {count} day ago.',
    other: 'The deal “{title}” was to close {count} days ago.',
  },
  'next.deal-rotting': {
    one: 'The deal “{title}” has stood in its stage for {count} day.',
    other: 'The deal “{title}” has stood in its stage for {count} days.',
  },
} as const;
