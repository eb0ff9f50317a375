import { describe, expect, it } from 'vitest';
import { cardOf, fakeApi, fakeHost, mail, unknown } from '../../testing/fakes';
import { click, hasButton, mount, text } from '../../testing/mount';

const path = '/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=1c2e-lena';
const lena = { name: 'Lena Post', address: 'lena@one.example' };
const told = { author: lena, isOurs: false, people: [lena], automatic: null, never: null };

describe('whose a mail is', () => {
  it('is asked of the mailbox where Outlook tells a directory name, which nobody sees', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence/people', () => told);
    api.on('POST /api/card', (call) => cardOf(call));
    const { place } = await mount(fakeHost(mail('a', path, { from: { name: 'Lena Post', address: path } })), api);
    expect(text(place)).toContain('Lena');
    expect(text(place)).not.toContain('ExchangeLabs');
    expect(hasButton(place, 'Log email')).toBe(true);
    expect(api.bodies('POST /api/card')).toMatchObject([{ addresses: ['lena@one.example'] }]);
  });

  it('is asked where a form or a shop sent it, and its log is still known by the sender', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence/people', () => told);
    api.on('POST /api/card', (call) => cardOf(call));
    await mount(fakeHost(mail('a', 'orders@shop.example')), api);
    const asked = api.bodies('POST /api/card').at(-1);
    expect(asked).toMatchObject({ addresses: ['lena@one.example'], from: 'orders@shop.example' });
  });

  it('is asked once the card says that the sender’s address stands for others', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence/people', () => told);
    api.on('POST /api/card', (call) =>
      (call.body as { addresses: string[] }).addresses[0] === 'zakaz@shop.example'
        ? { people: [unknown('zakaz@shop.example', { standsForOthers: true })], mail: null }
        : cardOf(call),
    );
    await mount(fakeHost(mail('a', 'zakaz@shop.example')), api);
    expect(api.bodies('POST /api/correspondence/people')).toHaveLength(1);
    expect(api.bodies('POST /api/card').at(-1)).toMatchObject({
      addresses: ['lena@one.example'],
      from: 'zakaz@shop.example',
    });
  });

  it('is what Outlook says where the mailbox cannot be asked', async () => {
    const api = fakeApi();
    api.on('POST /api/card', (call) => cardOf(call));
    const { place } = await mount(fakeHost(mail('a', 'info@one.example')), api);
    expect(hasButton(place, 'Log email')).toBe(true);
  });

  it('is not asked of an ordinary mail', async () => {
    const api = fakeApi();
    api.on('POST /api/card', (call) => cardOf(call));
    await mount(fakeHost(mail('a', 'anna@one.example')), api);
    expect(api.bodies('POST /api/correspondence/people')).toEqual([]);
  });
});

describe('a shared mailbox that Outlook shows as an account', () => {
  it('is named to the API, and one’s own address never', async () => {
    const logged = async (own: string[]) => {
      const api = fakeApi();
      const host = {
        ...fakeHost(mail('a', 'anna@one.example')),
        user: { name: 'Sales', address: 'Sales@contoso.example' },
      };
      api.on('POST /api/card', (call) => cardOf(call));
      api.on('GET /api/correspondence/rules', () => ({ ownDomains: [], ownAddresses: own, never: [] }));
      const { place } = await mount(host, api);
      await click(place, 'Log email');
      return api.bodies('POST /api/correspondence').at(-1);
    };
    expect(await logged(['maria@contoso.example'])).toMatchObject({ mailbox: 'Sales@contoso.example' });
    expect(await logged(['maria@contoso.example', 'sales@contoso.example'])).not.toHaveProperty('mailbox');
  });
});

describe('a sender who is never logged', () => {
  it('is added, listed and taken back', async () => {
    const api = fakeApi();
    let never: unknown[] = [];
    api.on('POST /api/card', () => ({ people: [unknown('anna@one.example')], mail: null }));
    api.on('GET /api/correspondence/rules', () => ({ ownDomains: [], ownAddresses: [], never }));
    api.on('POST /api/correspondence/never', () => {
      never = [{ sender: 'one.example', forEverybody: false, setBy: { userId: 'maria', name: 'Maria', at: '' } }];
      return null;
    });
    const { place } = await mount(fakeHost(mail('a', 'anna@one.example')), api);
    expect(hasButton(place, 'Never log emails from one.example')).toBe(false);
    await click(place, 'Never log…');
    await click(place, 'Never log emails from one.example');
    expect(api.bodies('POST /api/correspondence/never')).toEqual([{ sender: 'one.example', forEverybody: false }]);
    api.on('POST /api/correspondence/never/undo', () => {
      never = [];
      return null;
    });
    await click(place, 'Log emails from one.example again');
    expect(api.bodies('POST /api/correspondence/never/undo')).toEqual([{ sender: 'one.example', forEverybody: false }]);
    expect(text(place)).toContain('Emails from every sender can be logged.');
  });
});
