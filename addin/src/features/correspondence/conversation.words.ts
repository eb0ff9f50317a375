import { wordsOf } from '../../text/text';
import { en } from './conversation.words.en';

export const t = wordsOf(en);
