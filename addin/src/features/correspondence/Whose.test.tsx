import { describe, expect, it } from 'vitest';
import type { Person } from '../../api/types';
import { cardOf, fakeApi, fakeHost, known, mail, unknown } from '../../testing/fakes';
import { click, hasButton, mount, text } from '../../testing/mount';
import { until } from '../../testing/until';

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

  it('is not asked of a colleague’s mail', async () => {
    const api = fakeApi();
    api.on('POST /api/card', (call) => cardOf(call));
    await mount(fakeHost(mail('a', 'nikos@contoso.example')), api);
    expect(api.bodies('POST /api/correspondence/people')).toEqual([]);
  });

  it('needs no second card where the mailbox names the same people', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence/people', () => told);
    api.on('POST /api/card', (call) => cardOf(call));
    await mount(fakeHost(mail('a', 'Lena@One.example')), api);
    expect(api.bodies('POST /api/correspondence/people')).toHaveLength(1);
    expect(api.bodies('POST /api/card')).toHaveLength(1);
  });
});

describe('whoever gets the answers', () => {
  const opened = async (answers: string, lookAlike: Person['lookAlike'] = null) => {
    const api = fakeApi();
    const people = [lena, { name: 'Other', address: answers }];
    api.on('POST /api/correspondence/people', () => ({ ...told, people }));
    api.on('POST /api/card', (call) => {
      const { addresses } = call.body as { addresses: string[] };
      return {
        people: addresses.map((one) => (one === answers ? unknown(one, { lookAlike }) : known(one))),
        mail: null,
      };
    });
    const { place } = await mount(fakeHost(mail('a', lena.address)), api);
    return { place, api };
  };

  it('is one of the people, beside the author', async () => {
    const { place, api } = await opened('rk@two.example');
    expect(api.bodies('POST /api/card').at(-1)).toMatchObject({ addresses: [lena.address, 'rk@two.example'] });
    expect(place.querySelectorAll('.faces [role=tab]')).toHaveLength(2);
    expect(hasButton(place, 'Log email')).toBe(true);
  });

  it('is warned about beside the author, where the address can be mistaken for a customer’s', async () => {
    const { place } = await opened('lena@0ne.example', { customerId: 'c', name: 'Lena Post', address: lena.address });
    await until(() => place.querySelector('.lookalike') !== null);
    expect(place.querySelector('.lookalike')?.textContent).toContain('lena@0ne.example');
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
  it.each([
    [{ sender: 'one.example', forEverybody: true }, 'your company never logs'],
    [{ sender: 'lena@one.example', forEverybody: false }, 'you never log'],
  ])('is told before the click, which is not offered: %o', async (never, words) => {
    const api = fakeApi();
    api.on('POST /api/correspondence/people', () => ({ ...told, never }));
    api.on('POST /api/card', (call) => cardOf(call));
    const { place } = await mount(fakeHost(mail('a', lena.address)), api);
    expect(hasButton(place, 'Log email')).toBe(false);
    expect(text(place)).toContain(words);
  });

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
    expect(text(place)).toContain('Emails from one.example will not be logged');
    expect(hasButton(place, 'Never log emails from one.example')).toBe(false);
    expect(hasButton(place, 'Never log emails from anna@one.example')).toBe(true);
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
