import type { NewTalk, TalkKind, TalkOutcome } from '../../api/types';

/** What a person writes about a customer. */
export type Form = 'note' | 'task' | 'talk';

/** What is typed into one of the forms. Because of its id, saving it twice has the same effect as saving it once. */
export interface Draft {
  readonly form: Form;
  readonly id: string;
  readonly text: string;
  /** A calendar day. */
  readonly dueOn: string;
  readonly kind: TalkKind;
  readonly outcome: TalkOutcome;
  /** A day and a time where the reader is, as a date box takes it. */
  readonly at: string;
  readonly with: string;
}

/** The form that is open, and what was typed into it; nothing yet where only the form is known. */
export type Begun = Pick<Draft, 'form'> & Partial<Draft>;

export const outcomes: Readonly<Record<TalkKind, readonly TalkOutcome[]>> = {
  call: ['reached', 'noAnswer', 'leftMessage'],
  meeting: ['tookPlace', 'noShow', 'putOff'],
};

/** A form as it is opened: a task begins with what the open mail is about, and is due tomorrow. */
export function fresh(form: Form, subject: string, now: Date): Draft {
  return {
    form,
    id: crypto.randomUUID(),
    text: form === 'task' ? subject : '',
    dueOn: dayAhead(now, 1),
    kind: 'call',
    outcome: 'reached',
    at: localTime(now),
    with: '',
  };
}

/** The calendar day that is so many days after today where the reader is. */
export function dayAhead(now: Date, days: number): string {
  return localTime(new Date(now.getFullYear(), now.getMonth(), now.getDate() + days)).slice(0, 10);
}

/** The day to which one click puts a task off: tomorrow, or the day after its own. */
export function nextDay(dueOn: string, now: Date): string {
  const tomorrow = dayAhead(now, 1);
  const [year = 0, month = 1, day = 1] = dueOn.split('-').map(Number);
  return dueOn < tomorrow ? tomorrow : dayAhead(new Date(year, month - 1, day), 1);
}

/** The next Monday: a week that begins on another day still has it. */
export function nextMonday(now: Date): number {
  return (8 - now.getDay()) % 7 || 7;
}

export function localTime(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** A call or meeting as the API takes it; text that is left empty is left out. */
export function talkOf({ kind, outcome, at, with: whom, text }: Draft): NewTalk {
  return {
    kind,
    outcome,
    at: new Date(at).toISOString(),
    ...(whom.trim() !== '' && { with: whom.trim() }),
    ...(text.trim() !== '' && { note: text.trim() }),
  };
}

/** Something that the form needs is missing. */
export function isIncomplete({ form, text, dueOn, at }: Draft): boolean {
  return form === 'talk' ? at === '' : text.trim() === '' || (form === 'task' && dueOn === '');
}
