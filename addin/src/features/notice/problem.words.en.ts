import { problems } from '../../text/en.problems';

/** What is said of each problem; part of no first load. */
export const en = {
  'notice.retry': 'Try again',
  'notice.wait': { one: 'Try again in {count} second.', other: 'Try again in {count} seconds.' },
  'notice.now': 'Try again now.',
  'notice.waituntil': 'Try again at {at}.',
  'notice.consent': 'Ask an administrator to approve (opens Microsoft)',
  'notice.trace': 'Reference {id}',
  ...problems,
} as const;
