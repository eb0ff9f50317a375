import { afterEach, expect, it } from 'vitest';
import { cardOf, customer, fakeApi, fakeHost, known, mail, problem, profile } from '../../testing/fakes';
import { click, mount, text, unmount } from '../../testing/mount';

const a = mail('a', 'info@one.example');
const path = '/api/customers/id-info@one.example/people';

afterEach(unmount);

it('lists the people of an organisation and opens one', async () => {
  const api = organisation();
  const person = {
    id: 'c1',
    kind: 'person',
    name: 'Anna',
    role: 'Buyer',
    address: null,
    company: null,
    city: null,
    country: null,
    stage: 'lead',
  };
  api.on(`GET ${path}`, () => ({ people: [person] }));
  api.on('GET /api/customers/c1', () => customer('anna@one.example', { id: 'c1' }));
  const { place } = await mount(fakeHost(a), api);
  await click(place, 'People');
  await click(place, /^A?Anna ?Buyer$/);
  expect(place.querySelector('h1')?.textContent).toBe('Anna');
  await click(place, 'Back to the email');
  expect(place.querySelector('h1')?.textContent).toBe('One');
});

it('says so when nobody is known, and when it cannot tell', async () => {
  const api = organisation();
  api.on(`GET ${path}`, () => problem('unreachable', 503));
  const { place } = await mount(fakeHost(a), api);
  await click(place, 'People');
  expect(text(place)).toContain('cannot be reached');
  api.on(`GET ${path}`, () => ({ people: [] }));
  await click(place, 'Try again');
  expect(text(place)).toContain('No one from this organisation');
});

function organisation() {
  const api = fakeApi();
  api.on('POST /api/card', (call) =>
    cardOf(call, {
      people: [known('info@one.example', { profile: profile({ kind: 'organisation', name: 'One' }) })],
    }),
  );
  return api;
}
