/** How letters begin in English, Greek, German, French, Spanish, Italian, Portuguese, Hungarian, Romanian, Persian, Russian, Dutch and Afrikaans. */
const greetings = [
  'hi|hello|hey|dear|greetings|good (?:morning|afternoon|evening|day)|to whom it may concern',
  'γεια|γειά|γεια σ(?:ας|ου)|καλημέρα|καλησπέρα|χαίρετε|αγαπητ(?:έ|ή|οί|ές)|αξιότιμ(?:ε|η|οι)|κύριε|κυρία',
  'hallo|guten (?:morgen|tag|abend)|sehr geehrter?|liebe[rs]?|moin|servus|grüß gott|grüezi|werter?',
  'bonjour|bonsoir|salut|cher|chère|chers|madame|monsieur',
  'hola|buen(?:os|as) (?:días|tardes|noches)|estimad[oa]s?|querid[oa]s?',
  'ciao|buon ?giorno|buona ?sera|salve|gentil[ei]|gentilissim[oa]|egregi[oa]?|car[oaie]|spett',
  'olá|bom dia|boa (?:tarde|noite)|prezad[oa]s?',
  'szia|sziasztok|kedves|tisztelt|jó (?:napot|reggelt|estét)(?: kívánok)?|üdv(?:özlöm|özlet)?|helló|szervusz',
  'bună(?: (?:ziua|dimineața|seara))?|dragă|stimat[eă]|stimați|salutare',
  'با سلام|سلام|درود|جناب|سرکار خانم|همکار گرامی',
  'здравствуйте|здравствуй|добр(?:ый день|ый вечер|ое утро)|привет|уважаем(?:ый|ая|ые)|дорог(?:ой|ая|ие)',
  'beste|geachte|goede(?:morgen|middag|navond)|goeie ?(?:môre|dag|middag)|liewe|haai',
].join('|');

const titles = String.raw`(?<!\p{L})(?:\p{L}|dr|mrs?|ms|prof|hr|fr|ing|dipl|mag|dhr|mevr|sig|sig\.ra|dott|spett|sra?|κα|dl|dna|id)\.`;

/** A greeting ends with its mark; the point of a title such as `Dr.` ends nothing. */
const greeting = new RegExp(
  String.raw`^\s*(?:${greetings})(?![\p{L}\p{N}])(?:${titles}|[^,.!:;،؛\n–—]){0,60}?(?:[,.!:;،؛\n]+|\s[–—]|\s-)(?:\s*[-–—])?\s*`,
  'iu',
);

const fewLetters = 24;

/**
 * The first sentence after the greeting, with the next one where it is as short as "Thank you!". A text that is nothing but a
 * greeting stays as it is.
 */
export function firstSentence(text: string): string {
  const all = text.trim();
  const rest = afterGreeting(afterGreeting(all)).trim();
  const said = /[\p{L}\p{N}]/u.test(rest) ? rest : all;
  let sentence = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(said)) {
    sentence += segment;
    if (sentence.trim().length >= fewLetters) {
      break;
    }
  }

  return sentence.trim();
}

function afterGreeting(text: string): string {
  return text.replace(greeting, '');
}
