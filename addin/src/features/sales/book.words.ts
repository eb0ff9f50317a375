import { wordsOf } from '../../text/text';
import { en } from './book.words.en';

export const t = wordsOf(en);
