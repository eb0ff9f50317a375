import { wordsOf, type PlainKey } from '../../text/text';
import { en } from './never.words.en';

export const t = wordsOf(en);

export type Key = PlainKey<typeof en>;
