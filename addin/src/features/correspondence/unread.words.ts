import { wordsOf } from '../../text/text';
import { en } from './unread.words.en';

export const t = wordsOf(en);
