import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as lib from '../../lib/download';
import { fakeApi, fakeHost, mail, problem } from '../../testing/fakes';
import { click, doing, field, hasButton, mount, press, submit, text, type, unmount } from '../../testing/mount';
import { apiKey, openSettings, settingsApi, unfold } from '../../testing/settings';
import { Settings } from './later';

beforeEach(() => Settings.fetch());
afterEach(unmount);

describe('settings', () => {
  it('are for managers and administrators, each with their own parts', async () => {
    const titles = async (role: string) => {
      const { place } = await openSettings(settingsApi(role));
      return [...place.querySelectorAll('.settings-part h2')].map(text);
    };
    expect(await titles('Crm.Manager')).toEqual(['Exchange rates', 'Your company', 'Export']);
    expect(await titles('Crm.Admin')).toEqual([
      'Currency and time zone',
      'Deal stages',
      'Exchange rates',
      'Your company',
      'API keys',
      'Web shops',
      'Webhooks',
      'Export',
    ]);
    const { place } = await mount(fakeHost(mail('a', 'anna@one.example')), fakeApi());
    expect(hasButton(place, 'Settings')).toBe(false);
  });

  it('stay while another mail is opened, and lead back to it', async () => {
    const host = fakeHost(mail('a', 'anna@one.example'));
    const { place } = await mount(host, settingsApi());
    await click(place, 'Settings');
    await doing(() => host.open(mail('b', 'botond@one.example')));
    expect(text(place)).toContain('Exchange rates');
    await press(document, '/');
    await click(place, 'Back');
    expect(place.querySelector('h1')?.textContent).toBe('Botond');
    expect(document.activeElement?.textContent).toBe('Settings');
  });

  it('ask for a part when it is opened', async () => {
    const api = settingsApi();
    const { place } = await openSettings(api);
    expect(api.calls.some(({ path }) => path === '/api/admin/keys')).toBe(false);
    await unfold(place, 'API keys');
    expect(api.calls.some(({ path }) => path === '/api/admin/keys')).toBe(true);
  });
});

describe('the home currency and the time zone', () => {
  it('are changed together, and what is refused is marked', async () => {
    const api = settingsApi();
    const { place } = await openSettings(api);
    await unfold(place, 'Currency and time zone');
    await type(field(place, 'Time zone'), 'Europe/Athens');
    api.on('PUT /api/admin/money', () =>
      problem('invalid-request', 400, { errors: { timeZone: ['Not a time zone.'] } }),
    );
    await click(place, 'Save');
    expect(field(place, 'Time zone').getAttribute('aria-invalid')).toBe('true');
    api.on('PUT /api/admin/money', () => undefined);
    await type(field(place, 'Home currency'), 'HUF');
    expect(text(place)).toContain('totals are recalculated');
    await click(place, 'Save');
    expect(api.bodies('PUT /api/admin/money').at(-1)).toEqual({ homeCurrency: 'HUF', timeZone: 'Europe/Athens' });
    expect(text(place)).toContain('Saved');
  });
});

describe('exchange rates', () => {
  it('are entered by hand', async () => {
    const api = settingsApi();
    api.on('PUT /api/rates', () => undefined);
    const { place } = await openSettings(api);
    await unfold(place, 'Exchange rates');
    expect(text(place)).toContain('1 USD = 0.95 EUR since 27 Nov');
    await type(field(place, 'Currency'), 'HUF');
    await type(field(place, 'Value of one unit in EUR'), '0.0024');
    await submit(place);
    expect(api.bodies('PUT /api/rates')).toEqual([{ rates: [{ currency: 'HUF', day: '2026-11-17', value: 0.0024 }] }]);
  });

  it('come from a file, after a person has seen what it says', async () => {
    const api = settingsApi();
    api.on('PUT /api/rates', () => undefined);
    const { place } = await openSettings(api);
    await unfold(place, 'Exchange rates');
    await give(place, 'Date,USD,HUF\n2026-11-13,1.25,400\n2024-11-13,1.2,380\n');
    expect(text(place)).toContain('1 EUR = 1.25 USD');
    expect(text(place)).toContain('2 rates, 2 currencies');
    expect(api.bodies('PUT /api/rates')).toEqual([]);
    await click(place, 'Enter these rates');
    expect(api.bodies('PUT /api/rates')).toEqual([
      {
        rates: [
          { currency: 'USD', day: '2026-11-13', value: 0.8 },
          { currency: 'HUF', day: '2026-11-13', value: 0.0025 },
        ],
      },
    ]);
    expect(text(place)).toContain('2 rates entered');
  });

  it('are not taken from a file without any', async () => {
    const { place } = await openSettings(settingsApi());
    await unfold(place, 'Exchange rates');
    await give(place, 'Name;City\nAnna;Graz\n');
    expect(text(place)).toContain('No exchange rates were found in this file.');
  });
});

describe('the own company', () => {
  it('has names and tax numbers; empty boxes are left out', async () => {
    const api = settingsApi();
    api.on('PUT /api/imports/company', () => undefined);
    const { place } = await openSettings(api);
    await unfold(place, 'Your company');
    await click(place, 'Add another');
    await type(field(place, 'Name 2'), ' Ours Kft. ');
    await type(field(place, 'Tax number'), '  ');
    await click(place, 'Save');
    expect(api.bodies('PUT /api/imports/company')).toEqual([{ names: ['Ours', 'Ours Kft.'], taxNumbers: [] }]);
  });
});

describe('API keys', () => {
  it('are made, and their secret is shown once', async () => {
    const api = settingsApi();
    api.on('POST /api/admin/keys', () => ({ key: apiKey({ id: 'k2', name: 'Shop' }), secret: 'ocrm_secret' }));
    const { place } = await openSettings(api);
    await unfold(place, 'API keys');
    await type(field(place, 'What the key is for'), ' Shop ');
    await type(field(place, 'The key may'), 'read');
    await submit(place);
    expect(api.bodies('POST /api/admin/keys')).toEqual([{ name: 'Shop', scope: 'read' }]);
    expect(field(place, 'Secret').value).toBe('ocrm_secret');
    const write = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText: write }, onLine: true });
    await click(place, 'Copy');
    vi.unstubAllGlobals();
    expect(write).toHaveBeenCalledWith('ocrm_secret');
    await click(place, 'I have saved the secret');
    expect(place.innerHTML).not.toContain('ocrm_secret');
  });

  it('are revoked after asking', async () => {
    const api = settingsApi();
    api.on('DELETE /api/admin/keys/k1', () => undefined);
    const { place } = await openSettings(api);
    await unfold(place, 'API keys');
    expect(text(place)).toContain('Import files · created by Ana');
    await click(place, 'Revoke');
    await click(place, 'Keep');
    await click(place, 'Revoke');
    expect(api.calls.some(({ method }) => method === 'DELETE')).toBe(false);
    api.on('GET /api/admin/keys', () => ({
      keys: [apiKey({ revoked: { userId: 'ana', name: 'Ana', at: '2026-11-17T09:00:00Z' } })],
    }));
    await click(place, 'Revoke');
    expect(text(place)).toContain('1 key no longer in use');
    expect(text(place)).toContain('revoked by Ana');
    expect(hasButton(place, 'Revoke')).toBe(false);
  });

  it('are listed apart when their last day is over', async () => {
    const api = settingsApi();
    api.on('GET /api/admin/keys', () => ({
      keys: [apiKey({ lastDay: '2026-11-16' }), apiKey({ id: 'k2', lastDay: '2026-11-17' })],
    }));
    const { place } = await openSettings(api);
    await unfold(place, 'API keys');
    expect(text(place)).toContain('1 key no longer in use');
    expect(text(place)).toContain('ended 16 Nov');
    expect(text(place)).toContain('until 17 Nov');
  });
});

describe('the export', () => {
  it('gives the chosen table in the chosen form to the browser', async () => {
    const given = vi.spyOn(lib, 'download').mockImplementation(() => {});
    const api = settingsApi();
    const file = new Blob(['[]']);
    api.on('GET /api/exports/', () => file);
    const { place } = await openSettings(api);
    await unfold(place, 'Export');
    await type(field(place, 'What to export'), 'sales');
    await type(field(place, 'File type'), 'json');
    await click(place, 'Download');
    expect(api.calls.at(-1)?.path).toBe('/api/exports/sales?format=json');
    expect(given).toHaveBeenCalledWith(file, 'sales.json');
  });

  it('says why there is none', async () => {
    const api = settingsApi();
    api.on('GET /api/exports/', () => problem('unavailable', 503));
    const { place } = await openSettings(api);
    await unfold(place, 'Export');
    await click(place, 'Download');
    expect(text(place)).toContain('The CRM is not available right now.');
  });
});

async function give(place: HTMLElement, csv: string): Promise<void> {
  const input = field(place, 'CSV file of a central bank');
  Object.defineProperty(input, 'files', { value: [new File([csv], 'rates.csv')], configurable: true });
  await doing(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
}
