import { intl } from './language';
import { t } from './text';

const dayMs = 86_400_000;

/** The shortest text that is not ambiguous: `10:32` today, `Tue 10:32` within the week, `12 Nov`, `12 Nov 2024`. */
export function shortTime(iso: string, now: Date): string {
  const date = new Date(iso);
  const days = startOfDay(now) - startOfDay(date);
  if (days === 0) {
    return clock(date);
  }

  if (days > 0 && days < 7 * dayMs) {
    return `${format(date, { weekday: 'short' })} ${clock(date)}`;
  }

  return shortDay(iso, now);
}

/** The noon in UTC of a day that is written as its midnight in UTC: nearly everywhere this moment is on the same day. */
export function noonOf(iso: string): string {
  return new Date(Date.parse(iso) + dayMs / 2).toISOString();
}

/** `12 Nov`, `12 Nov 2024` */
export function shortDay(iso: string, now: Date): string {
  const date = new Date(iso);
  const otherYear = date.getFullYear() !== now.getFullYear();
  return format(date, { day: 'numeric', month: 'short', ...(otherYear && { year: 'numeric' }) });
}

/** A date that is not broken over two lines. */
export function unbroken(date: string): string {
  return date.replace(/ /g, '\u00a0');
}

/** Only the time of day. */
export function clock(date: Date): string {
  return format(date, { timeStyle: 'short' });
}

/** A time ahead, rounded up to its minute: `14:33` today, `Tue 09:05` later. */
export function timeAhead(date: Date, now: Date): string {
  const minute = new Date(Math.ceil(date.getTime() / 60_000) * 60_000);
  return startOfDay(minute) === startOfDay(now)
    ? clock(minute)
    : `${format(minute, { weekday: 'short' })} ${clock(minute)}`;
}

/** Day and time in full, for a tooltip or an opened entry. */
export function longTime(iso: string): string {
  return format(new Date(iso), { dateStyle: 'full', timeStyle: 'short' });
}

/** The day that is written as its midnight in UTC, whatever the time zone of the reader. */
export function longDay(iso: string): string {
  return format(new Date(iso), { dateStyle: 'full', timeZone: 'UTC' });
}

/** The heading of a month in the history. */
export function monthOf(iso: string, now: Date): string {
  const date = new Date(iso);
  const thisYear = date.getFullYear() === now.getFullYear();
  if (thisYear && date.getMonth() === now.getMonth()) {
    return t('history.thismonth');
  }

  return format(date, { month: 'long', ...(!thisYear && { year: 'numeric' }) });
}

/** "Mar" of this year, else "2024": room for one word. */
export function monthOrYear(iso: string, now: Date): string {
  const date = new Date(iso);
  return format(date, date.getFullYear() === now.getFullYear() ? { month: 'short' } : { year: 'numeric' });
}

/** "3d ago", "yesterday", "2mo ago" */
export function ago(iso: string, now: Date): string {
  const days = Math.round((startOfDay(now) - startOfDay(new Date(iso))) / dayMs);
  const words = intl(Intl.RelativeTimeFormat, { numeric: 'auto', style: 'narrow' });
  if (days < 14) {
    return words.format(-days, 'day');
  }

  if (days < 60) {
    return words.format(-Math.round(days / 7), 'week');
  }

  return days < 700
    ? words.format(-Math.round(days / 30.44), 'month')
    : words.format(-Math.round(days / 365.25), 'year');
}

/** A birthday, with or without its year. */
export function birthday(date: { day: number; month: number; year: number | null }): string {
  // 2000 is a leap year, so that 29 February can be shown without one.
  const at = new Date(Date.UTC(date.year ?? 2000, date.month - 1, date.day));
  return intl(Intl.DateTimeFormat, {
    calendar: 'gregory',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...(date.year !== null && { year: 'numeric' }),
  }).format(at);
}

export function monthNames(): string[] {
  const name = intl(Intl.DateTimeFormat, { calendar: 'gregory', month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => name.format(new Date(Date.UTC(2000, month, 1))));
}

function format(date: Date, options: Intl.DateTimeFormatOptions): string {
  return intl(Intl.DateTimeFormat, options).format(date);
}

/** How many days a calendar day, `2026-11-29`, is ahead; negative where it is past. */
export function daysUntil(day: string, now: Date): number {
  return Math.round((Date.parse(day) - startOfDay(now)) / dayMs);
}

function startOfDay(date: Date): number {
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
