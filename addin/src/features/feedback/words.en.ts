/** What the card says about feedback. */
export const en = {
  'who.feedback': 'Satisfaction',
  'who.nofeedback': 'not asked yet',
  'who.average': '{metric} average',
  'who.answers': { one: '{count} answer', other: '{count} answers' },
  'tab.feedback': 'Feedback',
  'history.recordedby': 'Recorded by {names}',
  'history.feedback': '{metric} {score} of {most}',
  'feedback.csat': 'CSAT',
  'feedback.nps': 'NPS',
  'feedback.ces': 'CES',
  'feedback.of': '{score} of {most}',
} as const;
