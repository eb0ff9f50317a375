import type { ApiKey, Pipelines } from '../api/types';
import { fakeApi, fakeHost, mail, type FakeApi } from './fakes';
import { click, doing, mount, text } from './mount';

export const apiKey = (over: Partial<ApiKey> = {}): ApiKey => ({
  id: 'k1',
  name: 'Books',
  scope: 'import',
  lastDay: null,
  made: { userId: 'ana', name: 'Ana', at: '2026-11-02T09:00:00Z' },
  lastUsedOn: null,
  revoked: null,
  ...over,
});

export const pipelines: Pipelines = {
  version: 'p1',
  pipelines: [
    {
      id: 'sales',
      name: 'Sales',
      stages: [
        { id: 'new', name: 'New', chance: 0.1, rottingDays: 14 },
        { id: 'offer', name: 'Proposal', chance: 0.35, rottingDays: null },
      ],
    },
  ],
  lostReasons: ['Price', 'Other'],
};

export function settingsApi(role = 'Crm.Admin'): FakeApi {
  const api = fakeApi();
  api.on('GET /api/me', () => ({ name: 'Ana', userName: 'a@c', objectId: 'ana', tenantId: 'contoso', roles: [role] }));
  api.on('GET /api/money', () => ({ homeCurrency: 'EUR', timeZone: 'Etc/UTC', today: '2026-11-17' }));
  api.on('GET /api/rates', () => ({
    homeCurrency: 'EUR',
    rates: [{ currency: 'USD', home: 'EUR', day: '2026-11-27', value: 0.95 }],
    hasMore: false,
  }));
  api.on('GET /api/imports/company', () => ({ names: ['Ours'], taxNumbers: [] }));
  api.on('GET /api/deals/pipelines', () => pipelines);
  api.on('GET /api/admin/keys', () => ({ keys: [apiKey()] }));
  return api;
}

export async function openSettings(api: FakeApi) {
  const shown = await mount(fakeHost(mail('a', 'anna@one.example')), api);
  await click(shown.place, 'Settings');
  return shown;
}

export async function unfold(place: HTMLElement, title: string): Promise<void> {
  const summary = [...place.querySelectorAll('summary')].find((one) => text(one).startsWith(title));
  await doing(() => summary?.click());
}
