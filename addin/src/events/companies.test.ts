import freeMail from 'free-mail';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { companies } from './companies';

const from = ['maria@contoso.example'];
const to = (...addresses: string[]) =>
  companies({ from, recipients: addresses.map((address) => ({ address, internal: false })), language: 'en' });

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the companies on a mail', () => {
  it('are those of the recipients, each once, in their order', () => {
    expect(to('b@beta.example', 'a@alpha.example', 'c@Beta.Example')).toEqual(['beta.example', 'alpha.example']);
  });

  it('count once with all their subdomains, also where a country has second labels', () => {
    expect(to('a@alpha.example', 'b@mail.alpha.example', 'c@eu.mail.alpha.example')).toEqual(['alpha.example']);
    expect(to('a@alpha.co.uk', 'b@shop.alpha.co.uk', 'c@beta.co.uk')).toEqual(['alpha.co.uk', 'beta.co.uk']);
    expect(to('a@alpha.com.gr', 'b@beta.com.gr', 'c@x.alpha.gr')).toEqual(['alpha.com.gr', 'beta.com.gr', 'alpha.gr']);
  });

  it.each(['uk.com', 'adv.br', 'firm.in', 'kiev.ua', 'bel.tr', 'co.jp', 'com.au', 'org.hu', 'co.za', 'com.bd'])(
    'are different ones below %s, where anybody registers',
    (suffix) => {
      expect(to(`a@alpha.${suffix}`, `b@mail.beta.${suffix}`)).toEqual([`alpha.${suffix}`, `beta.${suffix}`]);
    },
  );

  it.each(['sch.de', 'web.ch', 'co.gr', 'com.com', 'uk.org', 'constructor.gr', '__proto__.in'])(
    'are one at %s, below which nobody else registers',
    (domain) => {
      expect(to(`a@mail.${domain}`, `b@shop.${domain}`, `c@${domain}`)).toEqual([domain]);
    },
  );

  it('are one however an international name is spelled, and named as it was first', () => {
    const spelled = ['münchen.example', 'mu\u0308nchen.example', 'MÜNCHEN.example', 'xn--mnchen-3ya.example'];
    for (const own of spelled) {
      const recipients = spelled.map((domain) => ({ address: `a@mail.${domain}`, internal: false }));
      expect(companies({ from: [`m@${own}`], recipients, language: 'de' })).toEqual([]);
    }
    expect(to(...spelled.map((domain) => `a@${domain}`))).toEqual(['münchen.example']);
    expect(to('a@xn--mnchen-3ya.example', 'b@münchen.example')).toEqual(['xn--mnchen-3ya.example']);
  });

  it.each([
    ['has no URL', undefined],
    ['has one that refuses', vi.fn().mockThrow(new TypeError('refused'))],
  ])('are found where the engine %s', (_, URL) => {
    vi.stubGlobal('URL', URL);
    expect(to('a@münchen.example', 'b@mu\u0308nchen.example', 'c@alpha.example')).toEqual([
      'münchen.example',
      'alpha.example',
    ]);
  });

  it('are one whatever stands around the domain', () => {
    const around = [
      'alpha.example ',
      'alpha.example>',
      'alpha.example.',
      ' alpha.example',
      'alpha.example. >',
      'alpha.example',
    ];
    expect(to(...around.map((domain) => `a@${domain}`))).toEqual(['alpha.example']);
    expect(to('m@contoso.example.', 'm@contoso.example>')).toEqual([]);
  });

  it.each(['202e', '200f', '2066', '061c', '0007', '000a', '200b', 'feff', '2028'])(
    'are named without what turns or hides letters (%s)',
    (unit) => {
      const hidden = String.fromCharCode(parseInt(unit, 16));
      expect(to(`a@al${hidden}pha.example`, 'b@alpha.example', `c@münchen${hidden}.example`)).toEqual([
        'alpha.example',
        'münchen.example',
      ]);
    },
  );

  it('are without the sender’s own, its subdomains, and whomever Exchange knows as a colleague', () => {
    expect(to('nikos@contoso.example', 'ana@hu.contoso.example')).toEqual([]);
    const recipients = [
      { address: 'nikos@contoso-group.example', internal: true },
      { address: 'a@alpha.example', internal: false },
    ];
    expect(companies({ from, recipients, language: 'en' })).toEqual(['alpha.example']);
    const ofAShop = ['maria@contoso.example', 'info@shop.example'];
    expect(
      companies({ from: ofAShop, recipients: [{ address: 'x@shop.example', internal: false }], language: 'en' }),
    ).toEqual([]);
  });

  it('are without private people, however many', () => {
    expect(to('a@gmail.com', 'b@gmail.com', 'c@yahoo.co.uk', 'd@freemail.hu')).toEqual([]);
    expect(to('a@alpha.example', 'b@gmail.com')).toEqual(['alpha.example']);
    expect(to('a@privaterelay.appleid.com', 'b@duck.com')).toEqual([]);
    expect(to('a@appleid.com')).toEqual(['appleid.com']);
  });

  it('are without a tenant’s first domain, which may be anybody’s, also the sender’s', () => {
    expect(to('a@contoso.onmicrosoft.com', 'b@contoso.mail.onmicrosoft.com', 'c@onmicrosoft.com')).toEqual([]);
    expect(to('a@alpha.example', 'b@beta.onmicrosoft.com', 'c@beta.partner.onmschina.cn')).toEqual(['alpha.example']);
  });

  it('are without what is no address', () => {
    expect(to('/o=ExchangeLabs/ou=Group/cn=Recipients/cn=ana', '', 'ana@', 'ana@.example', '@')).toEqual([]);
    expect(to('ana@localhost', 'bela@server')).toEqual(['localhost', 'server']);
  });
});

it('knows the free-mail domains that the API knows', () => {
  expect(freeMail.length).toBeGreaterThan(100);
  expect(new Set(freeMail).size).toBe(freeMail.length);
  expect(freeMail).toEqual(expect.arrayContaining(['gmail.com', 'outlook.com', 'freemail.gr', 'sympatico.ca']));
});
