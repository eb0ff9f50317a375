import { noonOf, shortDay, unbroken } from '../../text/dates';

/** A calendar day as a list shows it, the same day wherever the reader is. */
export const dayOf = (day: string, now: Date) => unbroken(shortDay(noonOf(`${day}T00:00:00Z`), now));

/** The calendar day of a moment where the reader is, as a date box takes it. */
export function isoDay(now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
