import type { Call } from '../api/client';
import type { Import, ImportPlan, ImportPreview, ImportQuestion } from '../api/types';
import { Imports } from '../features/imports/later';
import { fakeApi, fakeHost, mail, type FakeApi } from './fakes';
import { click, doing, field, mount, press } from './mount';

export const csv = new File(['Name;Email\nAnna;anna@one.example\n'], 'contacts.csv', { type: 'text/csv' });

export const dayOrder: ImportQuestion = {
  code: 'dayOrder',
  column: 'Since',
  proposed: null,
  choices: ['dayFirst', 'monthFirst'],
  examples: [
    { text: '03/04/2026', meanings: ['2026-04-03', '2026-03-04'] },
    { text: '05/06/2026', meanings: ['2026-06-05', '2026-05-06'] },
    { text: '07/08/2026', meanings: ['2026-08-07', '2026-07-08'] },
    { text: '09/10/2026', meanings: ['2026-10-09', '2026-09-10'] },
  ],
};

export function preview(over: Partial<ImportPreview> = {}): ImportPreview {
  return {
    format: 'hubspot-contacts',
    records: [],
    remembered: null,
    recordCount: 3,
    rejected: [],
    rejectedCount: 0,
    leftOut: [],
    leftOutCount: 0,
    questions: [],
    table: {
      encoding: 'utf-8',
      delimiter: ';',
      columns: [
        { header: 'Name', field: 'name', examples: ['Anna'] },
        { header: 'Foo', field: null, examples: ['12', '13'] },
      ],
      missing: [],
    },
    ...over,
  };
}

export function imported(over: Partial<Import> = {}): Import {
  const none = { customersAdded: 0, customersKnown: 0, customersChanged: 0, salesAdded: 0, salesUnchanged: 0 };
  return {
    id: 'one',
    fileName: 'contacts.csv',
    format: 'hubspot-contacts',
    state: 'running',
    startedBy: { userId: 'maria', name: 'Maria', at: '2026-11-17T11:00:00Z' },
    endedAt: null,
    recordsRead: 1,
    counts: {
      ...none,
      salesDiffering: 0,
      paymentsAdded: 0,
      paymentsUnchanged: 0,
      rejected: 0,
      leftOut: 0,
      paymentsOfUnknownInvoice: 0,
      productsAdded: 0,
      productsChanged: 0,
      productsUnchanged: 0,
      salesSettled: 0,
      salesEnriched: 0,
      salesOfUnknownInvoice: 0,
      salesWithoutRate: 0,
    },
    rejected: [],
    undone: null,
    rejectedFile: false,
    ...over,
  };
}

export const plan: ImportPlan = {
  format: 'hubspot-contacts',
  recordCount: 7,
  decided: 4,
  from: 0,
  next: null,
  counts: { create: 1, update: 1, unchanged: 1, rejected: 1 },
  records: [
    planned({ line: 2, name: 'Anna', action: 'create' }),
    planned({
      line: 3,
      name: 'Botond',
      action: 'update',
      customer: { id: 'b', name: 'Botond Kis' },
      knownBy: 'address',
      changes: [{ field: 'city', from: null, to: 'Szeged' }],
    }),
    planned({ line: 4, name: 'Csaba', action: 'unchanged' }),
    planned({ line: 5, action: 'rejected', column: 'Email', value: 'x@', code: 'email-not-read' }),
  ],
};

export function planned(over: Partial<ImportPlan['records'][number]>): ImportPlan['records'][number] {
  return {
    line: 1,
    kind: 'person',
    name: null,
    action: 'create',
    customer: null,
    knownBy: null,
    changes: [],
    column: null,
    value: null,
    code: null,
    note: null,
    ...over,
  };
}

export async function open(api: FakeApi) {
  api.on('POST /api/customers/search', () => ({ customers: [], hasMore: false }));
  await Imports.fetch();
  const shown = await mount(fakeHost(mail('a', 'anna@one.example')), api);
  await press(document, '/');
  await click(shown.place, 'Import a file');
  return shown;
}

export async function choose(place: HTMLElement, file = csv): Promise<void> {
  const input = field(place, 'File to import');
  Object.defineProperty(input, 'files', { value: [file], configurable: true });
  await doing(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
}

export const optionsOf = (call: Call | undefined) =>
  JSON.parse((call?.body as FormData).get('options') as string) as unknown;
export const lastTo = (api: FakeApi, path: string) => api.calls.findLast((call) => call.path.startsWith(path));

export function importsApi(): FakeApi {
  const fake = fakeApi();
  fake.on('GET /api/imports', () => ({ imports: [], hasMore: false }));
  fake.on('GET /api/imports/company', () => ({ names: ['Ours'], taxNumbers: [] }));
  fake.on('POST /api/imports/preview', () => preview());
  fake.on('POST /api/imports/dry-run', () => plan);
  return fake;
}
