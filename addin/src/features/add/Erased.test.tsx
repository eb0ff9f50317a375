import { afterEach, describe, expect, it } from 'vitest';
import { fakeApi, fakeHost, mail, problem, unknown } from '../../testing/fakes';
import { click, field, hasButton, mount, text, type, unmount } from '../../testing/mount';

const address = 'anna@one.example';

afterEach(unmount);

describe('somebody who was erased', () => {
  it.each([
    ['request', 'They asked for it.'],
    ['retention', 'Add them only if they have agreed again.'],
    ['other', 'Add them only if they have agreed again.'],
  ])('comes back only when the user says that they agreed: %s', async (reason, words) => {
    const { place, api } = await refused(reason);
    expect(text(place)).toContain(`The customer with the address ${address} was erased on Tuesday, 3 November 2026.`);
    expect(text(place)).toContain(words);
    await click(place, 'They have agreed: add them again');
    expect(bodies(api)[0]).not.toHaveProperty('newConsent');
    expect(bodies(api)[1]).toMatchObject({ newConsent: true, addresses: [address] });
    expect(bodies(api)[1]).not.toHaveProperty('addAnyway');
  });

  it('has agreed also after the next question, of a customer of that name', async () => {
    const { place, api } = await refused('request');
    const customers = [{ id: 'b', kind: 'person', name: 'Anna', company: null, address: null }];
    api.on('POST /api/customers', () => problem('already-known', 409, { body: { customers } }));
    await click(place, 'They have agreed: add them again');
    await click(place, 'Add as another customer');
    expect(bodies(api).at(-1)).toMatchObject({ newConsent: true, addAnyway: true });
    await type(field(place, 'Name'), 'Bela');
    await click(place, 'Add without logging');
    expect(bodies(api).at(-1)).toMatchObject({ newConsent: true, name: 'Bela' });
    expect(bodies(api).at(-1)).not.toHaveProperty('addAnyway');
  });

  it('is told as a problem where the API does not say when', async () => {
    const { place } = await refused('request', {});
    expect(text(place)).toContain('The owner of this address was erased from the CRM.');
    expect(hasButton(place, 'They have agreed: add them again')).toBe(false);
  });
});

const bodies = (api: ReturnType<typeof fakeApi>) =>
  api.calls.filter(({ method, path }) => method === 'POST' && path === '/api/customers').map(({ body }) => body);

async function refused(reason: string, body: object = { address, day: '2026-11-03', reason }) {
  const api = fakeApi();
  api.on('POST /api/card', () => ({ people: [unknown(address)], mail: null }));
  api.on('POST /api/customers', () => problem('address-erased', 409, { body: { ...body } }));
  const { place } = await mount(fakeHost(mail('a', address)), api);
  await click(place, 'Add without logging');
  return { place, api };
}
