import { wordsOf } from '../../text/text';
import { en } from './lookAlike.words.en';

export const t = wordsOf(en);
