import { wordsOf } from '../../text/text';
import { en } from './problem.words.en';

export const t = wordsOf(en);
