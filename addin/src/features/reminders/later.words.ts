import { wordsOf } from '../../text/text';
import { en } from './later.words.en';

export const t = wordsOf(en);
