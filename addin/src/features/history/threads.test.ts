import { expect, it } from 'vitest';
import type { Entry, JoinedEntry } from '../../api/types';
import { bareSubject } from '../../lib/subject';
import type { EntryKind, Thread } from '../slice';
import { fold } from './threads';

type Written = readonly [subject: string, conversation: string | null];

/** Subjects and conversations, newest first, and what folds under what: the numbers of the entries of each thread. */
it.each<readonly [string, readonly Written[], readonly (readonly number[])[]]>([
  [
    'one conversation',
    [
      ['Prices', 'c'],
      ['Prices', 'c'],
    ],
    [[0, 1]],
  ],
  [
    'an answer whose mailbox names the conversation differently',
    [
      ['Re: Prices', 'b'],
      ['Prices', 'a'],
    ],
    [[0, 1]],
  ],
  [
    'an answer without a conversation',
    [
      ['AW: Preise', null],
      ['Preise', null],
    ],
    [[0, 1]],
  ],
  [
    'an answer in capitals, in Greek',
    [
      ['ΑΠ: ΤΙΜΕΣ', 'b'],
      ['Τιμες', 'a'],
    ],
    [[0, 1]],
  ],
  [
    'the same subject every week',
    [
      ['Weekly offer', 'b'],
      ['Weekly offer', 'a'],
    ],
    [[0], [1]],
  ],
  [
    'the same subject without conversations',
    [
      ['Weekly offer', null],
      ['Weekly offer', null],
    ],
    [[0], [1]],
  ],
  [
    'mails without a subject',
    [
      ['', 'c'],
      ['Re:', 'c'],
    ],
    [[0], [1]],
  ],
  [
    'another subject in one conversation',
    [
      ['Prices', 'c'],
      ['Delivery', 'c'],
    ],
    [[0], [1]],
  ],
  [
    'threads that are mixed',
    [
      ['Re: A', 'a'],
      ['B', 'b'],
      ['A', 'x'],
      ['B', 'b'],
    ],
    [
      [0, 2],
      [1, 3],
    ],
  ],
])('threads: %s', (_, written, threads) => {
  const entries = written.map(([subject, conversation], index) => ({
    entry: { id: String(index), subject, conversation } as unknown as Entry,
    customers: [],
  })) as unknown as JoinedEntry[];
  const kind = {
    thread: ({ subject, conversation }: { subject: string; conversation: string | null }): Thread | null => {
      const { bare, isReply } = bareSubject(subject);
      return bare === '' ? null : { subject: bare.toLowerCase(), conversation, isReply };
    },
  } as unknown as EntryKind;
  const folded = fold(entries, () => kind).map(({ newest, earlier }) => [newest, ...earlier]);
  expect(folded.map((all) => all.map(({ entry }) => Number(entry.id)))).toEqual(threads);
});
