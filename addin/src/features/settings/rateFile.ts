import type { Rate } from '../../api/types';

/** One amount of a file of rates: so many units of a currency, on a day. */
export interface FoundRate {
  readonly currency: string;
  readonly day: string;
  readonly value: number;
  /** How many units the value is for: `100JPY` is 100. */
  readonly units: number;
}

/** What a file of rates holds. `base` is the other currency, where the file or its form tells it. */
export interface RateFile {
  readonly rates: readonly FoundRate[];
  readonly base: string | null;
}

/** What a value says: units of the currency for one of the base, or units of the base for the currency. */
export type Way = 'perBase' | 'perUnit';

const dayWords = /^(date|day|datum|data|dátum|time[_ ]?period|ημερομηνία|fecha|validity.*)$/i;
const codeWords = /^(currency|code|currency[_ ]?code|kod|kód|waluta|deviza|moneda|νόμισμα|ccy)$/i;
const valueWords = /^(rate|value|obs[_ ]?value|kurs|kurz|árfolyam|curs|mid|exchange[_ ]?rate|ισοτιμία)$/i;
const unitWords = /^(amount|units?|nominal|quantity|množství|egység|multiplier)$/i;
const baseWords = /^(base|currency[_ ]?denom|base[_ ]?currency)$/i;
const columnOfCurrency = /^(\d{1,5})?\s*([A-Z]{3})$/;

/** Reads rates from a table with a column for each currency, or with a row for each rate. `days` where the days are ambiguous. */
export function readRates(text: string): RateFile | 'unread' | 'days' {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const delimiter = [';', '\t', '|', ','].find((one) => lines.slice(0, 20).some((line) => line.split(one).length > 2));
  const rows = lines
    .map((line) => cellsOf(line, delimiter ?? ','))
    .filter((cells) => cells.some((cell) => cell !== ''));
  const at = rows.findIndex((cells) => cells.some((cell) => dayWords.test(cell)));
  const head = rows[at] ?? [];
  const body = rows.slice(at + 1);
  const dayAt = head.findIndex((cell) => dayWords.test(cell));
  const dayOf = dayReader(body.map((cells) => cells[dayAt] ?? ''));
  const codeAt = head.findIndex((cell) => codeWords.test(cell));
  const valueAt = head.findIndex((cell) => valueWords.test(cell));
  if (at < 0) {
    return 'unread';
  }

  if (dayOf === null) {
    return 'days';
  }

  const rates =
    codeAt >= 0 && valueAt >= 0
      ? body.flatMap((cells) => {
          const unitAt = head.findIndex((cell) => unitWords.test(cell));
          const units = unitAt < 0 ? 1 : numberOf(cells[unitAt] ?? '');
          return found(cells[codeAt] ?? '', dayOf(cells[dayAt] ?? ''), cells[valueAt] ?? '', units);
        })
      : body.flatMap((cells) =>
          head.flatMap((cell, index) => {
            const column = columnOfCurrency.exec(cell);
            return column === null
              ? []
              : found(column[2] ?? '', dayOf(cells[dayAt] ?? ''), cells[index] ?? '', Number(column[1] ?? 1));
          }),
        );
  const baseAt = head.findIndex((cell) => baseWords.test(cell));
  const bases = new Set(
    baseAt < 0 ? [] : body.map((cells) => cells[baseAt] ?? '').filter((cell) => /^[A-Z]{3}$/.test(cell)),
  );
  return rates.length === 0 ? 'unread' : { rates, base: bases.size === 1 ? ([...bases][0] ?? null) : null };
}

/** Rates into the home currency, and how many days have none because the file says nothing of the home currency on them. */
export function ratesInto(
  home: string,
  { rates }: RateFile,
  base: string,
  way: Way,
  from: string,
): { readonly rates: readonly Rate[]; readonly without: number } {
  const days = new Map<string, Map<string, number>>();
  for (const { currency, day, value, units } of rates) {
    if (day >= from && currency !== base) {
      const worth = way === 'perBase' ? units / value : value / units;
      days.set(day, (days.get(day) ?? new Map([[base, 1]])).set(currency, worth));
    }
  }

  const into: Rate[] = [];
  let without = 0;
  for (const [day, worths] of days) {
    const own = worths.get(home);
    without += own === undefined ? 1 : 0;
    for (const [currency, worth] of own === undefined ? [] : worths) {
      if (currency !== home && own !== undefined) {
        into.push({ currency, day, value: Number((worth / own).toPrecision(10)) });
      }
    }
  }

  return { rates: into, without };
}

function found(currency: string, day: string | null, text: string, units: number): FoundRate[] {
  const value = numberOf(text);
  return day !== null && /^[A-Z]{3}$/.test(currency) && value > 0 && units > 0 ? [{ currency, day, value, units }] : [];
}

function numberOf(text: string): number {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '');
  return /^\d+([.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : Number.NaN;
}

/** Reads the days of a column; null where nothing tells which of two numbers is the month. */
function dayReader(texts: readonly string[]): ((text: string) => string | null) | null {
  const slashed = texts.map((text) => /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text)).filter((parts) => parts !== null);
  const dayFirst = slashed.some((parts) => Number(parts[1]) > 12);
  const monthFirst = slashed.some((parts) => Number(parts[2]) > 12);
  if (slashed.length > 0 && dayFirst === monthFirst) {
    return null;
  }

  return (text) => {
    const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(text);
    const dotted = /^(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})/.exec(text);
    const named = /^(\d{1,2}) ([A-Za-z]{3,9}) (\d{4})/.exec(text);
    if (iso !== null) {
      return dayText(iso[1], iso[2], iso[3]);
    }

    if (named !== null) {
      const month = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) / 3;
      return Number.isInteger(month) ? dayText(named[3], String(month + 1), named[1]) : null;
    }

    return dotted === null
      ? null
      : monthFirst
        ? dayText(dotted[3], dotted[1], dotted[2])
        : dayText(dotted[3], dotted[2], dotted[1]);
  };
}

/** A day as the API takes it; null for a day that does not exist. */
function dayText(year = '', month = '', day = ''): string | null {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}

/** The cells of a line; a quoted cell may hold the delimiter. */
function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (const letter of line) {
    if (letter === '"') {
      quoted = !quoted;
    } else if (letter === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += letter;
    }
  }

  return [...cells, cell.trim()];
}
