/** What the card says about feedback. */
export const en = {
  'who.feedback': 'Satisfaction',
  'who.nofeedback': 'not asked yet',
  'who.csat': 'Satisfaction',
  'who.nps': 'Would recommend',
  'who.ces': 'Ease',
  'who.before': '{day}, was {score}',
  'who.compared': 'The answer before was {score}, on {day}.',
  'who.average': {
    one: 'The average of {count} answer is {score}.',
    other: 'The average of {count} answers is {score}.',
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
