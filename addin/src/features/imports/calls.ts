import type { Import, ImportedField, ImportList, ImportPlan, ImportPreview } from '../../api/types';
import type { Verbs } from '../../api/verbs';

export const updateRules = ['fillEmpty', 'overwrite', 'never'] as const;

/** What becomes of the values of customers who are in the CRM already. */
export type UpdateRule = (typeof updateRules)[number];

/** What the person who imports a table knows better than the file: the part `options` of the form. */
export interface ImportOptions {
  readonly [question: string]: unknown;
  readonly mapping?: Readonly<Record<string, ImportedField | null>>;
  readonly dayOrders?: Readonly<Record<string, string>>;
  readonly kind?: string | undefined;
  readonly update?: UpdateRule;
  readonly updates?: Readonly<Record<string, UpdateRule>> | undefined;
  readonly includePrivate?: boolean | undefined;
  readonly currency?: string | undefined;
  readonly corrections?: string | undefined;
  readonly addAnyway?: boolean;
}

/** 100 MB over a slow line: ten minutes. */
const limitMs = 600_000;

export type ImportCalls = ReturnType<typeof importCalls>;

/** The calls of imports. A file is sent again with each question, because the API stores nothing before the import. */
export const importCalls = ({ send, get }: Verbs) => {
  const post = <T>(path: string, file: File, options: ImportOptions, signal?: AbortSignal) =>
    send<T>({ method: 'POST', path, body: form(file, options), signal, interactive: true, limitMs });
  return {
    preview: (file: File, options: ImportOptions, signal: AbortSignal) =>
      post<ImportPreview>('/api/imports/preview', file, options, signal),
    plan: (file: File, options: ImportOptions, from: number, signal: AbortSignal) =>
      post<ImportPlan>(`/api/imports/dry-run?from=${from}`, file, options, signal),
    start: (file: File, options: ImportOptions) => post<Import>('/api/imports', file, options),
    list: (signal?: AbortSignal) => get<ImportList>('/api/imports', signal),
    read: (id: string) => get<Import>(`/api/imports/${id}`),
    undo: (id: string) => send<Import>({ method: 'POST', path: `/api/imports/${id}/undo`, interactive: true }),
    forget: (id: string) => send<undefined>({ method: 'DELETE', path: `/api/imports/${id}`, interactive: true }),
    forgetAnswers: (signature: string) =>
      send<undefined>({ method: 'DELETE', path: `/api/imports/mappings/${signature}`, interactive: true }),
    rejected: (id: string) =>
      send<Blob>({ method: 'GET', path: `/api/imports/${id}/rejected`, file: true, interactive: true, limitMs }),
  };
};

function form(file: File, options: ImportOptions): FormData {
  const data = new FormData();
  data.set('file', file, file.name);
  data.set('options', JSON.stringify(options));
  return data;
}
