import { shortDay, unbroken } from '../../text/dates';

/** A due day as a sentence names it. */
export const dueDay = (day: string, now: Date) => unbroken(shortDay(`${day}T00:00`, now));
