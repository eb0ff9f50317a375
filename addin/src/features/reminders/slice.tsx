import open from 'icon:circle_16_regular';
import type { Summary } from '../../api/types';
import { lazy } from '../../ui/lazy';
import type { EntryKind, Slice } from '../slice';
import { learnParts, partsOrFetch } from './later';
import type { Told } from './told';

const Acts = lazy(async () => (await learnParts()).Acts);
const Detail = lazy(async () => (await learnParts()).Detail);

const kindOf = (kind: Told['kind'], count: (of: NonNullable<Summary['reminders']>) => number): EntryKind<Told> => ({
  plural: () => partsOrFetch()?.pluralOf(kind) ?? kind,
  line: (entry) => partsOrFetch()?.lineOf(entry) ?? { icon: open, title: '' },
  isIn: ({ reminders }) => !!reminders && count(reminders) > 0,
  Detail,
});

/** Notes, tasks, calls and meetings: written in one click, on the card until they are done, in the history, in My day. */
export const reminders: Slice = {
  name: 'reminders',
  Quick: lazy(async () => (await learnParts()).Quick),
  Home: lazy(
    async () => (await learnParts()).MyDay,
    ({ children }) => children,
  ),
  nextActions: {
    of: ({ reminders }) => reminders?.actions.map((action, index) => ({ ...action, task: reminders.due[index] })) ?? [],
    say: (action) => partsOrFetch()?.say(action),
    Acts,
  },
  openItems: { task: { icon: open, Acts } },
  history: {
    note: kindOf('note', ({ notes }) => notes),
    task: kindOf('task', ({ open, done }) => open + done),
    talk: kindOf('talk', ({ talks }) => talks),
  },
};
