/** What the card says about feedback. */
export const en = {
  'who.feedback': 'Satisfaction',
  'who.nofeedback': 'not asked yet',
  'who.csat': 'Satisfaction',
  'who.nps': 'Would recommend',
  'who.ces': 'Ease',
  'who.before': '{day}, was {score}',
  'who.average': '{day}, avg {score}',
  'who.compared': {
    one: 'The answer before was {score}.',
    other: 'The {count} answers before average {score}.',
  },
  'who.up': 'rising',
  'who.down': 'falling',
  'tab.feedback': 'Feedback',
  'history.recordedby': 'Recorded by {names}',
  'history.feedback': '{metric} {score} of {most}',
  'feedback.csat': 'CSAT',
  'feedback.nps': 'NPS',
  'feedback.ces': 'CES',
  'feedback.of': '{score} of {most}',
} as const;
