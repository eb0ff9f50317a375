import { wordsOf } from '../../text/text';
import { en } from './nothing.words.en';

export const t = wordsOf(en);
