import { wordsOf } from '../../text/text';
import { en } from './facts.words.en';

export const t = wordsOf(en);
