import { signal } from '@preact/signals';
import type { Answer } from '../../api/client';
import type { Problem } from '../../api/problem';
import type { Import, ImportPlan, ImportPreview, ImportQuestion, ImportedField } from '../../api/types';
import type { Verbs } from '../../api/verbs';
import { importCalls, type ImportOptions, type UpdateRule } from './calls';

export type Importing = ReturnType<typeof createImporting>;

/** The file that is being prepared and the imports so far. It belongs to the session: leaving the screen loses nothing. */
export function createImporting(verbs: Verbs) {
  const calls = importCalls(verbs);
  const file = signal<File | null>(null);
  const options = signal<ImportOptions>({});
  const preview = signal<ImportPreview | null>(null);
  /** The questions of this file, those that have been answered too, so that an answer can be changed. */
  const questions = signal<readonly ImportQuestion[]>([]);
  /** The answers that were taken from the last import of such a table, because the file itself leaves them open. */
  const recalled = signal<ImportOptions>({});
  const plan = signal<ImportPlan | null>(null);
  const busy = signal<'read' | 'plan' | 'start' | null>(null);
  const problem = signal<Problem | null>(null);
  const imports = signal<readonly Import[] | null>(null);
  const hasMore = signal(false);
  /** How many records the imports have that were started here. */
  const sizes = new Map<string, number>();
  let asking = new AbortController();

  /** Asks about the file; what was asked before is stopped, and its answer is dropped. */
  async function ask<T>(
    what: 'read' | 'plan',
    call: (sent: File, signal: AbortSignal) => Promise<Answer<T>>,
  ): Promise<T | null> {
    const sent = file.peek();
    if (sent === null) {
      return null;
    }

    asking.abort();
    const own = (asking = new AbortController());
    busy.value = what;
    const answer = await call(sent, own.signal);
    if (own.signal.aborted) {
      return null;
    }

    busy.value = null;
    failed(answer);
    return answer.ok ? answer.value : null;
  }

  function failed(answer: Answer<unknown>): void {
    problem.value = answer.ok ? null : answer.problem;
    if (!answer.ok && answer.problem.type === 'answers-needed') {
      add((answer.problem.body?.['questions'] ?? []) as ImportQuestion[]);
    }
  }

  function add(open: readonly ImportQuestion[]): void {
    const answered = questions
      .peek()
      .filter(({ code, column }) => open.every((one) => one.code !== code || one.column !== column));
    questions.value = [...open, ...answered];
  }

  async function read(): Promise<void> {
    plan.value = null;
    const answer = await ask('read', (sent, stop) => calls.preview(sent, options.peek(), stop));
    if (answer !== null) {
      preview.value = answer;
      add(answer.questions);
      await recall(answer);
    }
  }

  /** Dates and numbers of the file decide how they are written; what they leave open is read as it was last. */
  async function recall({ questions: open, remembered }: ImportPreview): Promise<void> {
    if (remembered !== null && Object.keys(options.peek()).length === 0) {
      const found = answersOf(open, remembered.options);
      if (Object.keys(found).length > 0) {
        recalled.value = found;
        await set(found);
      }
    }
  }

  function drop(): void {
    asking.abort();
    file.value = null;
    options.value = {};
    recalled.value = {};
    preview.value = null;
    questions.value = [];
    plan.value = null;
    busy.value = null;
    problem.value = null;
  }

  function choose(chosen: File): Promise<void> {
    drop();
    file.value = chosen;
    return read();
  }

  /** Answers a question or sets a choice, and reads the file anew. */
  function set(change: ImportOptions): Promise<void> {
    options.value = { ...('encoding' in change ? withoutForeign(options.peek()) : options.peek()), ...change };
    return read();
  }

  /** Answers as the last import of a table with the same header did. */
  function reuse(): Promise<void> {
    const said = Object.entries(preview.peek()?.remembered?.options ?? {}).filter(([, answer]) => answer !== null);
    return set(Object.fromEntries(said));
  }

  async function forgetAnswers(): Promise<void> {
    const found = preview.peek();
    const answer = await calls.forgetAnswers(found?.remembered?.signature ?? '');
    failed(answer);
    if (answer.ok && preview.peek() === found && found !== null) {
      preview.value = { ...found, remembered: null };
    }
  }

  function map(header: string, field: ImportedField | null): Promise<void> {
    return set({ mapping: { ...options.peek().mapping, [header]: field } });
  }

  /** Says what one column changes of known customers; null: what all columns change. */
  function rule(header: string, update: UpdateRule | null): Promise<void> {
    const others = Object.entries(options.peek().updates ?? {}).filter(([name]) => name !== header);
    const updates = Object.fromEntries(update === null ? others : [...others, [header, update]]);
    return set({ updates: Object.keys(updates).length === 0 ? undefined : updates });
  }

  /** Asks what an import would do with the records, from a later record on when `from` is given. */
  async function tryOut(from = 0): Promise<void> {
    const answer = await ask('plan', (sent, stop) => calls.plan(sent, options.peek(), from, stop));
    const before = plan.peek();
    if (answer !== null) {
      plan.value =
        from > 0 && before !== null ? { ...answer, records: [...before.records, ...answer.records] } : answer;
    }
  }

  async function start(): Promise<Import | null> {
    const sent = file.peek();
    if (sent === null || busy.peek() === 'start') {
      return null;
    }

    asking.abort();
    busy.value = 'start';
    const size = plan.peek()?.recordCount ?? preview.peek()?.recordCount;
    const answer = await calls.start(sent, options.peek());
    busy.value = null;
    failed(answer);
    if (!answer.ok) {
      return null;
    }

    if (size !== undefined) {
      sizes.set(answer.value.id, size);
    }

    drop();
    imports.value = [answer.value, ...(imports.peek() ?? [])];
    return answer.value;
  }

  async function load(): Promise<void> {
    const answer = await calls.list();
    if (answer.ok) {
      imports.value = answer.value.imports;
      hasMore.value = answer.value.hasMore;
    } else {
      problem.value = answer.problem;
    }
  }

  function put(changed: Import): void {
    imports.value = (imports.peek() ?? []).map((one) => (one.id === changed.id ? changed : one));
  }

  /** Reads an import anew, with the rows that were left out. */
  async function follow(id: string): Promise<void> {
    const answer = await calls.read(id);
    if (answer.ok) {
      put(answer.value);
    }
  }

  async function undo(id: string): Promise<Problem | null> {
    const answer = await calls.undo(id);
    if (!answer.ok) {
      return answer.problem;
    }

    await follow(id);
    return null;
  }

  async function forget(id: string): Promise<Problem | null> {
    const answer = await calls.forget(id);
    if (!answer.ok) {
      return answer.problem;
    }

    imports.value = (imports.peek() ?? []).filter((one) => one.id !== id);
    return null;
  }

  return {
    file,
    options,
    preview,
    questions,
    recalled,
    plan,
    busy,
    problem,
    imports,
    hasMore,
    choose,
    drop,
    read,
    set,
    reuse,
    forgetAnswers,
    map,
    rule,
    tryOut,
    start,
    load,
    follow,
    undo,
    forget,
    rejected: calls.rejected,
    sizeOf: (id: string) => sizes.get(id),
  };
}

/** The remembered answers to questions about dates and numbers, as far as the questions still offer them. */
function answersOf(open: readonly ImportQuestion[], said: Remembered['options']): ImportOptions {
  const found: { decimalMark?: string; dayOrders: Record<string, string> } = { dayOrders: {} };
  for (const { code, column, choices } of open) {
    const name = column ?? '';
    const answer = code === 'dayOrder' ? (said.dayOrders?.[name] ?? said.dayOrder) : said.decimalMark;
    if (answer == null || !choices.includes(answer)) {
      continue;
    }

    if (code === 'dayOrder') {
      found.dayOrders[name] = answer;
    } else if (code === 'decimalMark') {
      found.decimalMark = answer;
    }
  }

  const { dayOrders, ...others } = found;
  return { ...others, ...(Object.keys(dayOrders).length > 0 && { dayOrders }) };
}

type Remembered = NonNullable<ImportPreview['remembered']>;

/** The answers without those for columns whose names another encoding reads differently: names beyond ASCII. */
function withoutForeign({ mapping, updates, ...others }: ImportOptions): ImportOptions {
  const ascii = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([name]) => /^[ -~]*$/.test(name)));
  return { ...others, ...(mapping && { mapping: ascii(mapping) }), ...(updates && { updates: ascii(updates) }) };
}

/** Whether the import, or its undo, is still at work. */
export function isAtWork({ state }: Import): boolean {
  return state === 'waiting' || state === 'running' || state === 'undoing';
}
