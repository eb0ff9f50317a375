import { afterEach, expect, it, vi } from 'vitest';
import { fakeHost, mail } from '../../testing/fakes';
import { choose, imported, importsApi, lastTo, open, optionsOf, preview } from '../../testing/imports';
import { button, click, doing, field, hasButton, mount, press, settle, text, type, unmount } from '../../testing/mount';

afterEach(() => {
  vi.useRealTimers();
  unmount();
});

it('follows an import to its end, also after the user has been elsewhere', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const fake = importsApi();
  fake.on('POST /api/imports', (call) => (call.path === '/api/imports' ? imported() : preview()));
  let state = imported();
  fake.on('GET /api/imports', (call) => (call.path === '/api/imports' ? { imports: [state], hasMore: false } : state));
  const { place } = await open(fake);
  await choose(place);
  await click(place, 'Import');
  expect(text(place)).toContain('1 of 3 records read');
  await click(place, 'Back to the search');
  await click(place, 'Import a file');
  expect(text(place)).toContain('1 of 3 records read');
  state = imported({ state: 'done', recordsRead: 3, counts: { ...state.counts, customersAdded: 3 } });
  await doing(() => vi.advanceTimersByTime(1500));
  await settle();
  expect(text(place)).toContain('3 customers added');
  const asked = fake.calls.length;
  await doing(() => vi.advanceTimersByTime(6000));
  expect(fake.calls.length).toBe(asked);
});

it('keeps the chosen file and its answers while another mail is read', async () => {
  const fake = importsApi();
  const { place, pane } = await open(fake);
  await choose(place);
  await type(field<HTMLSelectElement>(place, 'Foo'), 'email');
  await doing(() => (pane.searching.value = null));
  await press(document, '/');
  await click(place, 'Import a file');
  expect(text(place)).toContain('HubSpot contacts: 3 records');
  await click(place, 'Show what would change');
  expect(optionsOf(lastTo(fake, '/api/imports/dry-run'))).toEqual({ mapping: { Foo: 'email' } });
});

it('undoes an import after asking, and says what was kept', async () => {
  const fake = importsApi();
  const done = imported({ state: 'done' });
  const undone = {
    customersRemoved: 2,
    customersKept: 1,
    customersRestored: 0,
    fieldsKept: 0,
    salesRemoved: 0,
    salesKept: 0,
    salesRestored: 0,
    paymentsRemoved: 0,
    paymentsKept: 0,
    productsKept: 0,
    productsRemoved: 0,
  };
  fake.on('GET /api/imports', (call) =>
    call.path === '/api/imports' ? { imports: [done], hasMore: true } : { ...done, state: 'undone', undone },
  );
  fake.on('POST /api/imports/one/undo', () => done);
  const { place } = await open(fake);
  expect(text(place)).toContain('Older imports are not shown.');
  await click(place, 'Undo the import');
  expect(lastTo(fake, '/api/imports/one/undo')).toBeUndefined();
  await click(place, 'Undo the import');
  expect(text(place)).toContain('2 customers removed');
  expect(text(place)).toContain('1 customer kept: edited or written about since');
  expect(hasButton(place, 'Undo the import')).toBe(false);
});

it.each(['waiting', 'running'] as const)(
  'stops an import that is %s after asking, and follows the undo',
  async (state) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const fake = importsApi();
    let item = imported({ state });
    fake.on('GET /api/imports', (call) => (call.path === '/api/imports' ? { imports: [item], hasMore: false } : item));
    fake.on('POST /api/imports/one/undo', () => (item = imported({ state: 'undoing' })));
    const { place } = await open(fake);
    await click(place, 'Stop and undo');
    expect(text(place)).toContain('This stops the import');
    await click(place, 'Keep importing');
    expect(lastTo(fake, '/api/imports/one/undo')).toBeUndefined();
    await click(place, 'Stop and undo');
    await click(place, 'Stop and undo');
    expect(text(place)).toContain('Being undone');
    expect(hasButton(place, 'Stop and undo')).toBe(false);
    item = imported({ state: 'undone' });
    await doing(() => vi.advanceTimersByTime(1500));
    await settle();
    expect(text(place)).toContain('Undone');
  },
);

it('asks about the undo alone when the import ends in the meantime, and no more when a colleague has undone it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const fake = importsApi();
  let item = imported();
  fake.on('GET /api/imports', (call) => (call.path === '/api/imports' ? { imports: [item], hasMore: false } : item));
  const { place } = await open(fake);
  await click(place, 'Stop and undo');
  item = imported({ state: 'done' });
  await doing(() => vi.advanceTimersByTime(1500));
  await settle();
  expect(text(place)).toContain('This removes what the import added');
  expect(hasButton(place, 'Undo the import')).toBe(true);
  await click(place, 'Back to the search');
  item = imported();
  await click(place, 'Import a file');
  await click(place, 'Stop and undo');
  item = imported({ state: 'undoing' });
  await doing(() => vi.advanceTimersByTime(1500));
  await settle();
  expect(text(place)).not.toContain('This stops the import');
  expect(hasButton(place, /Stop and undo|Undo the import|Keep/)).toBe(false);
});

it('removes an import from the list after asking', async () => {
  const fake = importsApi();
  fake.on('GET /api/imports', () => ({ imports: [imported({ state: 'done' })], hasMore: false }));
  fake.on('DELETE /api/imports/one', () => undefined);
  const { place } = await open(fake);
  await click(place, 'Remove from the list');
  await click(place, 'Keep');
  expect(text(place)).toContain('contacts.csv');
  await click(place, 'Remove from the list');
  await click(place, 'Remove from the list');
  expect(text(place)).not.toContain('contacts.csv');
});

it('offers nothing that only the person who started the import may do', async () => {
  const fake = importsApi();
  const startedBy = { userId: 'nikos', name: 'Nikos', at: '2026-11-17T11:00:00Z' };
  fake.on('GET /api/imports', () => ({
    imports: [
      imported({ state: 'done', startedBy, rejectedFile: true }),
      imported({ id: 'two', state: 'running', startedBy }),
    ],
    hasMore: false,
  }));
  const { place } = await open(fake);
  expect(text(place)).toContain('Nikos');
  expect(hasButton(place, /undo|Remove from the list|Download/i)).toBe(false);
});

it('downloads the rows that were left out and says each with its reason', async () => {
  const fake = importsApi();
  const counts = { ...imported().counts, rejected: 1 };
  const done = imported({ state: 'done', rejectedFile: true, counts });
  fake.on('GET /api/imports', (call) =>
    call.path === '/api/imports'
      ? { imports: [done], hasMore: false }
      : { ...done, rejected: [{ line: 9, column: 'Total', code: 'not-a-number' }] },
  );
  fake.on('GET /api/imports/one/rejected', () => new Blob(['x']));
  const names: string[] = [];
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  const { place } = await open(fake);
  await click(place, 'Rows left out');
  expect(text(place)).toContain('Line 9: Total: This is not a number.');
  await doing(() => button(place, 'Download the rows left out').click());
  clicked.mockRestore();
  expect(lastTo(fake, '/api/imports/one/rejected')?.file).toBe(true);
  expect(names).toEqual(['contacts - left out.csv']);
});

it('is not offered to readers', async () => {
  const fake = importsApi();
  fake.on('GET /api/me', () => ({
    name: 'R',
    userName: 'r@x.example',
    objectId: 'r',
    tenantId: 'c',
    roles: ['Crm.Reader'],
  }));
  const shown = await mount(fakeHost(mail('a', 'anna@one.example')), fake);
  await press(document, '/');
  expect(hasButton(shown.place, 'Import a file')).toBe(false);
});
