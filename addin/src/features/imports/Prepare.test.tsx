import { afterEach, expect, it } from 'vitest';
import { problem } from '../../testing/fakes';
import {
  choose,
  csv,
  dayOrder,
  importsApi,
  lastTo,
  open,
  optionsOf,
  plan,
  planned,
  preview,
} from '../../testing/imports';
import { click, doing, field, hasButton, text, type, unmount } from '../../testing/mount';

afterEach(unmount);

it('says what a file holds and sends the file itself', async () => {
  const fake = importsApi();
  const { place } = await open(fake);
  await choose(place);
  expect(text(place)).toContain('HubSpot contacts: 3 records');
  const sent = (lastTo(fake, '/api/imports/preview')?.body as FormData).get('file') as File;
  expect(sent.name).toBe('contacts.csv');
});

it('says which records have something odd', async () => {
  const fake = importsApi();
  const record = {
    customer: null,
    product: null,
    deal: null,
    buyer: null,
    currency: null,
    payable: null,
    issueDate: null,
  };
  fake.on('POST /api/imports/preview', () =>
    preview({
      records: [
        { ...record, line: 2, number: 'A-1', warnings: [] },
        { ...record, line: 3, number: 'A-2', warnings: ['lines-differ-from-total', 'of-a-newer-api'] },
      ] as never,
    }),
  );
  const { place } = await open(fake);
  await choose(place);
  expect(text(place)).toContain('1 record with a remark');
  expect(text(place)).toContain('A-2: The lines do not add up to the total without tax. of-a-newer-api');
  expect(text(place)).not.toContain('A-1:');
});

it('takes a file that is dropped', async () => {
  const { place } = await open(importsApi());
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(drop, 'dataTransfer', { value: { files: [csv] } });
  await doing(() => void place.querySelector('.imports-drop')?.dispatchEvent(drop));
  expect(drop.defaultPrevented).toBe(true);
  expect(text(place)).toContain('HubSpot contacts: 3 records');
});

it('asks with three examples, sends the answer, and lets it be changed', async () => {
  const fake = importsApi();
  fake.on('POST /api/imports/preview', (call) =>
    preview({ questions: 'dayOrder' in (optionsOf(call) as object) ? [] : [dayOrder] }),
  );
  const { place } = await open(fake);
  await choose(place);
  const question = () => place.querySelector('fieldset');
  expect(question()?.querySelectorAll('label:first-of-type small')).toHaveLength(3);
  const [first, second] = [...place.querySelectorAll<HTMLInputElement>('fieldset input')];
  await doing(() => first?.click());
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({
    dayOrder: 'dayFirst',
    dayOrders: { Since: 'dayFirst' },
  });
  expect(question()?.querySelector<HTMLInputElement>('input')?.checked).toBe(true);
  await doing(() => second?.click());
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({
    dayOrder: 'monthFirst',
    dayOrders: { Since: 'monthFirst' },
  });
});

it('asks about the days of each column, and proposes the answer for the others', async () => {
  const fake = importsApi();
  const due = { ...dayOrder, column: 'Due', choices: ['dayFirst', 'yearFirst'] };
  fake.on('POST /api/imports/preview', (call) =>
    preview({ questions: 'dayOrder' in (optionsOf(call) as object) ? [due] : [dayOrder, due] }),
  );
  const { place } = await open(fake);
  await choose(place);
  const inputs = () => [...place.querySelectorAll<HTMLInputElement>('fieldset input')];
  await doing(() => inputs()[0]?.click());
  expect(inputs().map(({ checked }) => checked)).toEqual([true, false, true, false]);
  await doing(() => inputs()[1]?.click());
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({
    dayOrder: 'yearFirst',
    dayOrders: { Since: 'dayFirst', Due: 'yearFirst' },
  });
});

it('maps a column by hand, keeps earlier choices, and can pass a column over', async () => {
  const fake = importsApi();
  const { place } = await open(fake);
  await choose(place);
  await type(field<HTMLSelectElement>(place, 'Customers who are already in the CRM'), 'overwrite');
  await type(field<HTMLSelectElement>(place, 'Foo'), 'email');
  await type(field<HTMLSelectElement>(place, 'Name'), '');
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({
    update: 'overwrite',
    mapping: { Foo: 'email', Name: null },
  });
});

it.each([
  ['nothing', [], 'Choose what each column contains'],
  ['a part', [['number'], ['total', 'net']], 'Document numberTotal or Net amount'],
])('offers the mapping with values of the file where %s is known of the columns', async (_, missing, words) => {
  const fake = importsApi();
  fake.on('POST /api/imports/preview', (call) =>
    'mapping' in (optionsOf(call) as object)
      ? preview()
      : preview({
          format: 'csv-unknown',
          recordCount: 0,
          table: {
            encoding: 'utf-8',
            delimiter: ';',
            columns: [{ header: 'Verwendungszweck', field: null, examples: ['RE-1', 'RE-2'] }],
            missing: missing as never,
          },
        }),
  );
  const { place } = await open(fake);
  await choose(place);
  expect(text(place)).toContain('A table whose columns are not recognised');
  expect(text(place)).toContain(words);
  expect(text(place)).toContain('RE-1 · RE-2');
  expect(place.querySelector<HTMLDetailsElement>('.imports-columns')?.open).toBe(true);
  await type(field<HTMLSelectElement>(place, 'Verwendungszweck'), 'number');
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({ mapping: { Verwendungszweck: 'number' } });
  expect(text(place)).toContain('HubSpot contacts: 3 records');
});

it('shows what would change and why a row would be left out, and drops that when a choice changes', async () => {
  const fake = importsApi();
  const { place } = await open(fake);
  await choose(place);
  await click(place, 'Show what would change');
  const said = text(place);
  expect(said).toContain('1 added · 1 changed · 1 unchanged · 1 left out');
  expect(said).toContain('3 more records have not been checked');
  expect(said).toContain('Known by the email address: Botond Kis');
  expect(said).toContain('City: nothing → Szeged');
  expect(said).toContain('Email “x@”: This is not an email address.');
  await type(field<HTMLSelectElement>(place, 'Foo'), 'phone');
  expect(text(place)).not.toContain('What the import would do');
});

it('adds the next page of records to those that are shown', async () => {
  const fake = importsApi();
  fake.on('POST /api/imports/dry-run?from=0', () => ({ ...plan, next: 500 }));
  fake.on('POST /api/imports/dry-run?from=500', () => ({
    ...plan,
    from: 500,
    records: [planned({ line: 600, name: 'Zoe' })],
  }));
  const { place } = await open(fake);
  await choose(place);
  await click(place, 'Show what would change');
  await click(place, 'Show more records');
  expect(text(place)).toContain('Anna');
  expect(text(place)).toContain('Zoe');
  expect(hasButton(place, 'Show more records')).toBe(false);
});

it('asks what an import leaves open', async () => {
  const fake = importsApi();
  fake.on('POST /api/imports', (call) =>
    call.path === '/api/imports' ? problem('answers-needed', 422, { body: { questions: [dayOrder] } }) : preview(),
  );
  const { place } = await open(fake);
  await choose(place);
  await click(place, 'Import');
  expect(text(place)).toContain('There are questions about this file');
  expect(text(place)).toContain('How are dates written?');
  expect(text(place)).toContain('contacts.csv');
});

it.each([
  ['zip', 'This is a ZIP archive'],
  ['pdf', 'This PDF has no invoice'],
  ['workbook', 'This is an Excel workbook'],
  ['html-page', 'This is a web page'],
  ['a-newer-code', 'a-newer-code'],
])('says why a file is not read: %s', async (code, words) => {
  const fake = importsApi();
  fake.on('POST /api/imports/preview', () => problem('file-not-read', 422, { body: { code } }));
  const { place } = await open(fake);
  await choose(place);
  expect(text(place)).toContain('This file cannot be imported.');
  expect(text(place)).toContain(words);
  await click(place, 'Choose another file');
  expect(field(place, 'File to import').type).toBe('file');
});

it('says for one column what becomes of known values, and takes that back', async () => {
  const fake = importsApi();
  const customer = { name: 'Anna', companies: [], emails: [] };
  fake.on('POST /api/imports/preview', () =>
    preview({ records: [{ kind: 'person', customer, warnings: [] } as never] }),
  );
  const { place } = await open(fake);
  await choose(place);
  await type(field<HTMLSelectElement>(place, 'What “Name” changes for known customers'), 'overwrite');
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({ updates: { Name: 'overwrite' } });
  await type(field<HTMLSelectElement>(place, 'What “Name” changes for known customers'), '');
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({});
});

it('sends what the file cannot tell: private people, the currency, corrected invoices', async () => {
  const fake = importsApi();
  fake.on('POST /api/imports/preview', () => preview({ format: 'csv-invoices' }));
  const { place } = await open(fake);
  await choose(place);
  const check = [...place.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].at(-1);
  await doing(() => check?.click());
  await type(field(place, 'Currency of amounts that do not name one'), 'HUF');
  await type(field(place, 'Corrected invoices'), 'replace');
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({
    includePrivate: true,
    currency: 'HUF',
    corrections: 'replace',
  });
  await doing(() => check?.click());
  await type(field(place, 'Currency of amounts that do not name one'), '');
  await type(field(place, 'Corrected invoices'), '');
  expect(optionsOf(lastTo(fake, '/api/imports/preview'))).toEqual({});
});

it.each([
  ['a manager, until it is known', 'Crm.Manager', 'csv-invoices', [], true],
  ['a manager before XML', 'Crm.Manager', 'ubl-invoice', [], true],
  ['nobody who is known', 'Crm.Manager', 'csv-invoices', ['Ours'], null],
  ['nobody before customers', 'Crm.Manager', 'csv-customers', [], null],
  ['a manager only', 'Crm.Sales', 'csv-invoices', [], false],
])('asks %s who the own company is', async (_, role, format, names, asks) => {
  const fake = importsApi();
  fake.on('GET /api/me', () => ({ name: 'Maria', userName: 'm@c', objectId: 'maria', tenantId: 'c', roles: [role] }));
  fake.on('GET /api/imports/company', () => ({ names, taxNumbers: [] }));
  fake.on('PUT /api/imports/company', () => undefined);
  fake.on('POST /api/imports/preview', () => preview({ format, ...(format.startsWith('ubl') && { table: null }) }));
  const { place } = await open(fake);
  await choose(place);
  expect(text(place).includes('Which company is yours?')).toBe(asks !== null);
  expect(text(place).includes('A manager can enter them')).toBe(asks === false);
  if (asks === true) {
    await type(field(place.querySelector('.imports-question') ?? place, 'Name'), 'Ours');
    await click(place, 'Save');
    expect(fake.bodies('PUT /api/imports/company')).toEqual([{ names: ['Ours'], taxNumbers: [] }]);
    expect(text(place)).not.toContain('Which company is yours?');
  }
});
