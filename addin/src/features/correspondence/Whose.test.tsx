import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProblemType } from '../../api/problem';
import type { Person } from '../../api/types';
import { cardOf, fakeApi, fakeHost, known, mail, problem, unknown } from '../../testing/fakes';
import { click, doing, hasButton, mount, text, unmount } from '../../testing/mount';
import { until } from '../../testing/until';

const path = '/o=ExchangeLabs/ou=Exchange Administrative Group (FYDIBOHF23SPDLT)/cn=Recipients/cn=1c2e-lena';
const lena = { name: 'Lena Post', address: 'lena@one.example' };
const told = { author: lena, isOurs: false, people: [lena], automatic: null, never: null, claimed: null };

describe('whose a mail is', () => {
  it.each([
    path,
    '/O=CONTOSO/OU=FIRST/CN=RECIPIENTS/CN=LENA',
    'IMCEAEX-_o=ExchangeLabs_ou=X_cn=Recipients_cn=lena@contoso.example',
    'imceaex-_O=X_CN=LENA@prod.outlook.com',
  ])('is asked of the mailbox where Outlook tells a directory name, which nobody sees: %s', async (path) => {
    const api = fakeApi();
    api.on('POST /api/correspondence/people', () => told);
    api.on('POST /api/card', (call) => cardOf(call));
    const { place } = await mount(fakeHost(mail('a', path, { from: { name: 'Lena Post', address: path } })), api);
    expect(text(place)).toContain('Lena');
    expect(text(place).toLowerCase()).not.toMatch(/exchangelabs|imceaex|cn=/);
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

describe('a mailbox that cannot be read now', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });

  afterEach(() => {
    unmount();
    vi.useRealTimers();
  });

  const opened = async (type: ProblemType, retryAfter: number | null, person = unknown(lena.address)) => {
    const api = fakeApi();
    const of = retryAfter === null ? {} : { retryAfter };
    api.on('POST /api/correspondence/people', () => problem(type, 503, of));
    api.on('POST /api/correspondence/suggestion', () => problem(type, 503, of));
    api.on('POST /api/correspondence/conversation/size', () => problem(type, 503, of));
    api.on('POST /api/card', () => ({ people: [person], mail: null }));
    const { place } = await mount(fakeHost(mail('a', lena.address)), api);
    await until(() => place.querySelector('.unread') !== null);
    return { place, api };
  };

  it.each([
    ['mailbox-busy', 3600, '13:00'],
    ['mailbox-busy', 2.128, '12:01'],
    ['mailbox-busy', 43_200, 'Wed 00:00'],
    ['mailbox-busy', null, '12:01'],
    ['mailbox-unreachable', 5, '12:01'],
    ['entra-unreachable', 120, '12:02'],
  ] as const)('says so and until when, and offers nothing that needs it: %s %s', async (type, retryAfter, at) => {
    const { place } = await opened(type, retryAfter);
    expect(place.querySelector('.unread')?.textContent).toContain(at);
    expect(hasButton(place, 'Add and log this email')).toBe(false);
    expect(hasButton(place, 'Log email')).toBe(false);
    expect(hasButton(place, 'Add to CRM')).toBe(false);
    expect(text(place)).not.toContain('Not logged');
    await click(place, 'Add anyway');
    expect(hasButton(place, 'Add and log this email')).toBe(false);
    expect(hasButton(place, 'Add to CRM')).toBe(true);
  });

  it('offers a customer’s email neither alone nor with its conversation', async () => {
    const { place } = await opened('mailbox-busy', 3600, known(lena.address));
    expect(hasButton(place, 'Log email')).toBe(false);
    expect(text(place)).not.toContain('conversation');
  });

  it('is read again when the time has passed, as often as it takes', async () => {
    const { place, api } = await opened('mailbox-busy', 3600);
    const asked = () => api.bodies('POST /api/correspondence/people').length;
    await doing(() => vi.advanceTimersByTime(3_599_000));
    expect(asked()).toBe(1);
    await doing(() => vi.advanceTimersByTime(1000));
    expect(asked()).toBe(2);
    expect(place.querySelector('.unread')).not.toBeNull();
    api.on('POST /api/correspondence/people', () => ({ ...told, automatic: 'newsletter' }));
    await doing(() => vi.advanceTimersByTime(3_600_000));
    expect(asked()).toBe(3);
    expect(place.querySelector('.unread')).toBeNull();
    expect(text(place)).toContain('This looks like a newsletter.');
    expect(hasButton(place, 'Add and log this email')).toBe(false);
    await doing(() => vi.advanceTimersByTime(7_200_000));
    expect(asked()).toBe(3);
  });

  it('is not waited for beside another email', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence/people', () => problem('mailbox-busy', 503, { retryAfter: 60 }));
    const host = fakeHost(mail('a', lena.address));
    const { place } = await mount(host, api);
    await until(() => place.querySelector('.unread') !== null);
    api.on('POST /api/correspondence/people', () => told);
    await doing(() => host.open(mail('b', lena.address)));
    await doing(() => vi.advanceTimersByTime(1000));
    expect(place.querySelector('.unread')).toBeNull();
    expect(hasButton(place, 'Log email')).toBe(true);
    await doing(() => vi.advanceTimersByTime(120_000));
    expect(api.bodies('POST /api/correspondence/people')).toHaveLength(2);
  });

  it('is one that a later look can read: no other answer is waited for', async () => {
    const api = fakeApi();
    api.on('POST /api/correspondence/people', () => problem('mailbox-denied', 403));
    const { place } = await mount(fakeHost(mail('a', lena.address)), api);
    await doing(() => vi.advanceTimersByTime(60_000));
    expect(place.querySelector('.unread')).toBeNull();
    expect(hasButton(place, 'Log email')).toBe(true);
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

  it.each(['newsletter', 'program', 'noReply', 'undeliverable', null] as const)(
    'is told by the rule and by nothing else where the sender is a stranger: %s',
    async (automatic) => {
      const api = fakeApi();
      const never = { sender: 'one.example', forEverybody: true };
      api.on('POST /api/correspondence/people', () => ({ ...told, never, automatic }));
      api.on('POST /api/card', () => ({ people: [unknown(lena.address, { automatic })], mail: null }));
      const { place } = await mount(fakeHost(mail('a', lena.address)), api);
      // Within what has the padding of the pane.
      expect(text(place.querySelector('.told') ?? document.createElement('p'))).toContain('your company never logs');
      expect(text(place)).not.toContain('looks like a newsletter');
      expect(text(place)).not.toContain('automatic');
      expect(text(place)).not.toContain('no one on this email');
      expect(hasButton(place, 'Add and log this email')).toBe(false);
    },
  );

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
