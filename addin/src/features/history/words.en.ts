/** What the history says around its entries. */
export const en = {
  'history.empty': 'Nothing logged yet',
  'history.empty.words': 'Emails and meetings you log and feedback you record appear here.',
  'history.several': '{name} +{count}',
  'history.more': 'Show more',
  'history.show': 'Show',
  'history.all': 'All',
  'history.filtered': 'Nothing found so far. Older entries have not been searched yet.',
  'history.filtered.none': 'Nothing found.',
  'history.searching': 'Searching older entries…',
  'history.earlier': 'Earlier in this conversation',
  'history.unknown': 'This version of the pane cannot show this entry',
} as const;
