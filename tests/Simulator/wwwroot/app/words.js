// Names, dates and sizes as Outlook writes them.
const day = 24 * 60 * 60 * 1000;
let time, weekday, thisYear, anyYear, month, anyDay, full;

/** Dates and times from now on in this language, as in the pane beside: 7:44 PM or 19:44, by the browser's zone. */
export function useLanguage(language) {
  const format = (options) => new Intl.DateTimeFormat(language, options);
  time = format({ timeStyle: 'short' });
  weekday = format({ weekday: 'short', hour: 'numeric', minute: '2-digit' });
  thisYear = format({ weekday: 'short', day: 'numeric', month: 'short' });
  anyYear = format({ day: 'numeric', month: 'short', year: 'numeric' });
  month = format({ month: 'long', year: 'numeric' });
  anyDay = format({ weekday: 'long', day: 'numeric', month: 'long' });
  full = format({ dateStyle: 'full', timeStyle: 'short' });
}

function midnight(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function daysAgo(date, now) {
  return Math.round((midnight(now) - midnight(date)) / day);
}

export function shortDate(text, now = new Date()) {
  const date = new Date(text);
  const ago = daysAgo(date, now);
  if (ago <= 0) {
    return time.format(date);
  }
  if (ago < 7) {
    return weekday.format(date);
  }
  return date.getFullYear() === now.getFullYear() ? thisYear.format(date) : anyYear.format(date);
}

export function longDate(text) {
  return full.format(new Date(text));
}

export function dateGroup(text, now = new Date()) {
  const date = new Date(text);
  const ago = daysAgo(date, now);
  if (ago <= 0) {
    return 'Today';
  }
  if (ago === 1) {
    return 'Yesterday';
  }
  return ago < 7 ? 'This week' : month.format(date);
}

/** The first instant of a day; a whole-day meeting is on the same day on every clock. */
export function momentOf(text, isAllDay = false) {
  const date = new Date(text);
  return isAllDay ? new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) : date;
}

export function dayName(date, now = new Date()) {
  const ahead = -daysAgo(date, now);
  return { '-1': 'Yesterday', 0: 'Today', 1: 'Tomorrow' }[ahead] ?? anyDay.format(date);
}

export function timeOfDay(date) {
  return time.format(date);
}

/** From when to when, in one line. */
export function span({ start, end, isAllDay }) {
  const [from, to] = [momentOf(start, isAllDay), momentOf(end, isAllDay)];
  if (isAllDay) {
    const last = new Date(to.getTime() - 1);
    return midnight(from) === midnight(last) ? `${anyDay.format(from)}, all day` : `${anyDay.format(from)} to ${anyDay.format(last)}`;
  }
  const until = midnight(from) === midnight(to) ? time.format(to) : `${anyDay.format(to)}, ${time.format(to)}`;
  return `${anyDay.format(from)}, ${time.format(from)} to ${until}`;
}

export function personName(person) {
  return person?.name || person?.address || 'Unknown sender';
}

export function personInFull(person) {
  if (!person?.name || person.name === person.address) {
    return personName(person);
  }
  return person.address ? `${person.name} <${person.address}>` : person.name;
}

export function initials(person) {
  const words = personName(person)
    .replace(/[^\p{L}\p{N} ]/gu, ' ')
    .trim()
    .split(/\s+/u);
  return (
    [words[0], words.length > 1 ? words.at(-1) : '']
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toUpperCase() || '?'
  );
}

/** One of eight calm colours, always the same for the same person. */
export function colourOf(person) {
  let sum = 0;
  for (const letter of personName(person)) {
    sum = (sum * 31 + letter.codePointAt(0)) % 9973;
  }
  return sum % 8;
}

export function fileSize(bytes) {
  return bytes < 1024 ? `${bytes} B` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** "Name <address>" or a bare address, as a person types recipients. */
export function parsePerson(text) {
  const match = /^\s*(?:"?([^"<]*?)"?\s*<([^<>]+)>|(\S+))\s*$/u.exec(text);
  const address = match?.[2] ?? match?.[3] ?? '';
  return address.includes('@') ? { name: match[1] || address, address: address.trim() } : null;
}
