import { wordsOf } from '../../text/text';
import { en } from './words.en';

export const t = wordsOf(en);
