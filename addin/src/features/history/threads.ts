import type { Entry, JoinedEntry } from '../../api/types';
import type { EntryKind } from '../slice';

/** The newest entry of a thread, and the earlier ones, newest first. */
export interface Folded {
  readonly newest: JoinedEntry;
  readonly earlier: readonly JoinedEntry[];
}

interface Open {
  readonly newest: JoinedEntry;
  readonly earlier: JoinedEntry[];
  readonly conversations: Set<string>;
  answered: boolean;
}

/**
 * Folds each thread under its newest entry; `entries` are newest first. Two mailboxes name one conversation differently, so a
 * subject that is answered counts too; the same subject every week, answered by no one, is no thread.
 */
export function fold(entries: readonly JoinedEntry[], kindOf: (entry: Entry) => EntryKind | undefined): Folded[] {
  const all: Open[] = [];
  const bySubject = new Map<string, Open[]>();
  for (const joined of entries) {
    const { entry } = joined;
    const thread = kindOf(entry)?.thread?.(entry as never) ?? null;
    const alike = thread === null ? [] : (bySubject.get(thread.subject) ?? []);
    const found = alike.find(
      ({ conversations, answered }) =>
        answered || (thread?.conversation != null && conversations.has(thread.conversation)),
    );
    if (found !== undefined) {
      found.earlier.push(joined);
    }

    const mine = found ?? { newest: joined, earlier: [], conversations: new Set<string>(), answered: false };
    mine.answered ||= thread?.isReply === true;
    if (thread?.conversation != null) {
      mine.conversations.add(thread.conversation);
    }

    if (found === undefined) {
      all.push(mine);
      if (thread !== null) {
        bySubject.set(thread.subject, [...alike, mine]);
      }
    }
  }

  return all;
}
