import freeMail from 'free-mail';
import { describe, expect, it } from 'vitest';
import { companies } from './companies';

const from = ['maria@contoso.example'];
const to = (...addresses: string[]) =>
  companies({ from, recipients: addresses.map((address) => ({ address, internal: false })), language: 'en' });

describe('the companies on a mail', () => {
  it('are those of the recipients, each once, in their order', () => {
    expect(to('b@beta.example', 'a@alpha.example', 'c@Beta.Example')).toEqual(['beta.example', 'alpha.example']);
  });

  it('count once with all their subdomains, also where a country has second labels', () => {
    expect(to('a@alpha.example', 'b@mail.alpha.example', 'c@eu.mail.alpha.example')).toEqual(['alpha.example']);
    expect(to('a@alpha.co.uk', 'b@shop.alpha.co.uk', 'c@beta.co.uk')).toEqual(['alpha.co.uk', 'beta.co.uk']);
    expect(to('a@alpha.com.gr', 'b@beta.com.gr', 'c@x.alpha.gr')).toEqual(['alpha.com.gr', 'beta.com.gr', 'alpha.gr']);
    expect(to('a@alpha.onmicrosoft.com', 'b@beta.onmicrosoft.com')).toHaveLength(2);
  });

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
