/** What the lines of the history, the choice above them and the next actions say. */
export const en = {
  'note.plural': 'Notes',
  'task.plural': 'Tasks',
  'talk.plural': 'Calls and meetings',
  'note.title': 'Note',
  'task.title': 'Task: {text}',
  'task.due': 'due {day}',
  'task.done': 'done',
  'task.late': { one: '{text}: {count} day late', other: '{text}: {count} days late' },
  'task.today': '{text}: due today',
  'talk.call.reached': 'Call, answered',
  'talk.call.noAnswer': 'Call, no answer',
  'talk.call.leftMessage': 'Call, left a message',
  'talk.meeting.tookPlace': 'Meeting',
  'talk.meeting.noShow': 'Meeting, did not come',
  'talk.meeting.putOff': 'Meeting, put off',
} as const;
