interface Words {
  /** The question; `{companies}` is where they are named. */
  readonly question: string;
  readonly separator: string;
  readonly last: string;
  /** After the last one that is named, where there are more. */
  readonly more: string;
}

// Whole sentences, so that each language has its own grammar. Outlook's dialog takes 500 characters.
const english: Words = {
  question: 'This email goes to people at different companies: {companies}. Should they see each other’s addresses?',
  separator: ', ',
  last: ' and ',
  more: ' and others',
};
const languages: Readonly<Record<string, Words>> = {
  en: english,
  el: {
    question: 'Το μήνυμα πηγαίνει σε άτομα διαφορετικών εταιρειών: {companies}. Να βλέπουν όλοι τις διευθύνσεις;',
    separator: ', ',
    last: ' και ',
    more: ' και άλλες',
  },
  ro: {
    question:
      'Acest mesaj ajunge la persoane din companii diferite: {companies}. Vreți să își vadă adresele unele altora?',
    separator: ', ',
    last: ' și ',
    more: ' și altele',
  },
  hu: {
    question: 'Ez az üzenet különböző cégeknél dolgozó emberekhez megy: {companies}. Láthatják egymás címét?',
    separator: ', ',
    last: ' és ',
    more: ' és mások',
  },
  fa: {
    question: 'این پیام به افرادی در شرکت‌های مختلف فرستاده می‌شود: {companies}. نشانی یکدیگر را ببینند؟',
    separator: ' و ',
    last: ' و ',
    more: ' و دیگران',
  },
  af: {
    question:
      'Hierdie boodskap gaan aan mense by verskillende maatskappye: {companies}. Moet hulle mekaar se adresse sien?',
    separator: ', ',
    last: ' en ',
    more: ' en ander',
  },
};

const named = 3;
const longest = 100;

/** Asks whether people at these companies, two or more, should see each other’s addresses; in the user's language, or in English. */
export function question(language: string, companies: readonly string[]): string {
  const tag = language.split('-')[0]?.toLowerCase() ?? '';
  // Every object knows `constructor`; no language is called so.
  const words = (Object.prototype.hasOwnProperty.call(languages, tag) ? languages[tag] : undefined) ?? english;
  return words.question.replace('{companies}', () => list(words, companies.map(short)));
}

function list(words: Words, companies: readonly string[]): string {
  return companies.length > named
    ? companies.slice(0, named).join(words.separator) + words.more
    : companies.slice(0, -1).join(words.separator) + words.last + (companies[companies.length - 1] ?? '');
}

/** The end of a domain is who it belongs to. */
function short(domain: string): string {
  return domain.length > longest ? `…${domain.slice(1 - longest)}` : domain;
}
