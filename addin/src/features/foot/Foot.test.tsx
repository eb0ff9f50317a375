import { afterEach, expect, it, vi } from 'vitest';
import { fakeApi, fakeHost, mail, problem } from '../../testing/fakes';
import { click, doing, mount, text, unmount } from '../../testing/mount';

afterEach(unmount);

it('gives an administrator what they need, and nothing about any person', async () => {
  const api = fakeApi();
  const { place, pane } = await mount(fakeHost(mail('a', 'anna@secret.example')), api);
  api.on('POST /api/card', () =>
    problem('unexpected', 500, { traceId: 'trace-7', body: { detail: 'anna@secret.example' } }),
  );
  api.on('GET /api/customers/', () => problem('no-such-customer', 404));
  await doing(pane.refresh);
  await doing(() => void pane.visits.open('6f9619ff-8b86-d011-b42d-00cf4fc964ff', 'Anna'));
  const write = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
  vi.stubGlobal('navigator', { userAgent: 'Test', onLine: true, clipboard: { writeText: write } });
  await click(place, 'Copy diagnostics');
  vi.unstubAllGlobals();

  const copied = write.mock.calls[0]?.[0] ?? '';
  expect(copied).toContain('OutlookCrm: 0.0.0');
  expect(copied).toContain('POST /api/card 500 unexpected trace-7');
  expect(copied).toContain('GET /api/customers/{id} 404 no-such-customer');
  expect(copied).not.toMatch(/anna|maria|secret|6f9619ff/i);
  expect(text(place)).toContain('Copied');
});

it('says who is signed in', async () => {
  const { place } = await mount(fakeHost(null), fakeApi());
  expect(text(place)).toContain('Signed in as maria@contoso.example');
});

it('offers to sign in where only the user can, without losing the card', async () => {
  const api = fakeApi();
  const { place, pane } = await mount(fakeHost(mail('a', 'anna@one.example')), api);
  api.on('POST /api/card', (call) => problem('sign-in-needed', call.interactive === true ? 1 : 0));
  await doing(pane.refresh);
  expect(text(place)).toContain('Sign in to see your customers');
  expect(place.querySelector('h1')?.textContent).toBe('Anna');
  await click(place, 'Sign in');
  expect(api.calls.findLast((call) => call.path === '/api/card')?.interactive).toBe(true);
});
