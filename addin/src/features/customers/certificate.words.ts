import { wordsOf } from '../../text/text';
import { en } from './certificate.words.en';

export const t = wordsOf(en);
