import { beforeEach, expect, it } from 'vitest';
import { createVerbs } from '../api/verbs';
import { fakeApi, problem } from '../testing/fakes';
import { sessionCalls } from './calls';
import { tellManifest } from './manifest';

const now = new Date('2026-11-22T10:00:00Z');
const address = new URL('https://crm.example.com/?manifest=1.2.3&_host_Info=Outlook');

beforeEach(() => localStorage.clear());

it('tells the version once a day, and a new version at once', async () => {
  const api = fakeApi();
  api.on('POST /api/me/manifest', () => undefined);
  const tell = (at: Date, from = address) => tellManifest(openedWith(api), from, localStorage, at);
  await tell(now);
  await tell(new Date(now.getTime() + 3_600_000));
  expect(bodies(api)).toEqual([{ version: '1.2.3' }]);
  await tell(now, new URL('https://crm.example.com/?manifest=1.2.4'));
  await tell(new Date(now.getTime() + 90_000_000), new URL('https://crm.example.com/?manifest=1.2.4'));
  expect(bodies(api)).toHaveLength(3);
});

it('says nothing of a pane that no manifest opened, or of what is no version', async () => {
  const api = fakeApi();
  for (const query of ['', '?manifest=', '?manifest=new', '?manifest=1', '?manifest=1.2.3.4.5']) {
    await tellManifest(openedWith(api), new URL(`https://crm.example.com/${query}`), localStorage, now);
  }

  expect(bodies(api)).toEqual([]);
});

it('tries again after a failure', async () => {
  const api = fakeApi();
  api.on('POST /api/me/manifest', () => problem('unavailable', 503));
  await tellManifest(openedWith(api), address, localStorage, now);
  await tellManifest(openedWith(api), address, localStorage, now);
  expect(bodies(api)).toHaveLength(2);
});

function openedWith(api: ReturnType<typeof fakeApi>) {
  return sessionCalls(createVerbs(api.send)).openedWith;
}

function bodies(api: ReturnType<typeof fakeApi>) {
  return api.calls.filter((call) => call.path === '/api/me/manifest').map((call) => call.body);
}
