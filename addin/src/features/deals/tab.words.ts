import { wordsOf } from '../../text/text';
import { en } from './tab.words.en';

export const t = wordsOf(en);
