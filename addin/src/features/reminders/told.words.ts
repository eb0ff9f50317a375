import { wordsOf } from '../../text/text';
import { en } from './told.words.en';

export const t = wordsOf(en);
