import { describe, expect, it } from 'vitest';
import { mail, maria } from '../testing/fakes';
import {
  domainOf,
  hue,
  initials,
  isAutomatic,
  isColleague,
  looksLikeAddress,
  peopleOn,
  shortName,
  seenName,
  telOf,
  visible,
} from './people';

const on = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }));
const addresses = (from: string | null, ...to: string[]) =>
  peopleOn(
    mail('a', 'x@x', { from: from === null ? null : { name: '', address: from }, recipients: on(...to) }),
    maria,
    null,
  ).map((person) => person.address);

describe('the people on a mail', () => {
  it('are the sender first, then the others, each once, without the user', () => {
    expect(addresses('Anna@one.example', 'MARIA@contoso.example', 'bela@two.example', 'anna@ONE.example')).toEqual([
      'Anna@one.example',
      'bela@two.example',
    ]);
  });

  it('leave out colleagues, unless everybody is one', () => {
    expect(addresses('nikos@contoso.example', 'anna@one.example')).toEqual(['anna@one.example']);
    expect(addresses('nikos@contoso.example', 'ilona@contoso.example')).toEqual([
      'nikos@contoso.example',
      'ilona@contoso.example',
    ]);
  });

  it('are all of them, and may be nobody', () => {
    expect(addresses('anna@one.example', ...Array.from({ length: 150 }, (_, i) => `p${i}@two.example`))).toHaveLength(
      151,
    );
    expect(addresses(null)).toEqual([]);
    expect(addresses('maria@contoso.example', 'maria@contoso.example')).toEqual([]);
  });
});

describe('an address', () => {
  it('is usable or not', () => {
    expect(['a@b.example', 'κώστας@παράδειγμα.ελ'].every(looksLikeAddress)).toBe(true);
    expect(['not an address', '"john doe"@x.example', '/O=CONTOSO/CN=NIKOS', 'a@b', ''].some(looksLikeAddress)).toBe(
      false,
    );
  });

  it('of an automatic sender is known as one', () => {
    const automatic = [
      'MAILER-DAEMON',
      'postmaster',
      'noreply',
      'no-reply',
      'do_not_reply',
      'donotreply',
      'orders-noreply',
    ];
    expect(automatic.filter((local) => !isAutomatic(`${local}@x.example`))).toEqual([]);
    expect(['norah', 'reply', 'postmasterson', 'info'].filter((local) => isAutomatic(`${local}@x.example`))).toEqual(
      [],
    );
  });
});

describe('a person', () => {
  it('has initials in any script', () => {
    expect(initials('Eleni Papadaki')).toBe('EP');
    expect(initials('Ελένη Παπαδάκη')).toBe('ΕΠ');
    expect(initials('Papadaki, Eleni (Aegean)')).toBe('PE');
    expect(initials('رضا احمدی')).toBe('را');
    expect(initials('eleni@one.example')).toBe('E');
    expect(initials('eleni.papadaki@one.example')).toBe('EP');
    expect(initials('')).toBe('');
  });

  it('keeps one colour and a short name', () => {
    expect(hue('Anna@one.example')).toBe(hue('anna@ONE.example'));
    expect(shortName('Eleni Papadaki')).toBe('Eleni P.');
    expect(shortName('Eleni')).toBe('Eleni');
    expect(domainOf('Anna@One.Example')).toBe('one.example');
  });
});

describe('what nobody sees', () => {
  it.each([
    ['kappa\u200b@one.example', 'kappa@one.example'],
    ['\ufeffanna@one.example', 'anna@one.example'],
    ['an\u00adna@one.example', 'anna@one.example'],
    ['anna@one.example\u2028', 'anna@one.example'],
    ['\u202a+30 2310 555 014\u202c', '+30 2310 555 014'],
    ['+30\u00a02310\u2009555', '+30 2310 555'],
    ['anna\u3164@one.example', 'anna@one.example'],
    ['μαρία@ένα.example', 'μαρία@ένα.example'],
  ])('is taken out of %j', (typed, seen) => {
    expect(visible(typed)).toBe(seen);
  });
});

describe('a name', () => {
  it.each([
    ['Jo\u200bhn Doe\u2060', 'John Doe'],
    ['Jo\ufe0fhn\u115f Doe\uffa0', 'John Doe'],
    ['\u2800John\u{e0061} Doe\u061c', 'John Doe'],
    ['Jo\u200dhn Do\u200ce', 'John Doe'],
    ['علی\u200cرضا', 'علی\u200cرضا'],
    ['ක්\u200dරි', 'ක්\u200dරි'],
    ['John\u{e0100} Doe\u3164', 'John Doe'],
  ])('has nothing that nobody sees, but the joiners of its spelling: %j', (told, seen) => {
    expect(seenName(told)).toBe(seen);
  });
});

describe('a colleague', () => {
  const own = {
    ownDomains: ['contoso.example', 'contoso.onmicrosoft.example', 'Fabrikam.example'],
    ownAddresses: ['contoso.partner@free.example'],
  };
  const isOne = (address: string, user = maria) => isColleague({ name: '', address }, user, own);

  it.each([
    'nikos@contoso.example',
    'nikos@contoso.onmicrosoft.example',
    'Ilona@FABRIKAM.example',
    'ilona@sales.fabrikam.example',
    'ilona@eu.sales.contoso.example',
    'Contoso.Partner@free.example',
  ])('is %s: any own domain, all that lies below it, and single addresses', (address) => {
    expect(isOne(address)).toBe(true);
    // The same whatever the name is that the user signs in by.
    expect(isOne(address, { name: '', address: 'maria@contoso.onmicrosoft.example' })).toBe(true);
  });

  it.each([
    'anna@one.example',
    'x@notfabrikam.example',
    'x@example',
    'anna@free.example',
    'x@contoso.example.one.example',
  ])('is not %s', (address) => expect(isOne(address)).toBe(false));

  it('is known by the user’s domain alone until the own people are told', () => {
    const known = (address: string) => isColleague({ name: '', address }, maria, null);
    expect(known('nikos@contoso.example')).toBe(true);
    expect(known('ilona@fabrikam.example')).toBe(false);
  });
});

describe('a number that is dialled', () => {
  it.each([
    ['+49 431 220-1234', 'tel:+494312201234'],
    ['+49 (0)431 220-1234', 'tel:+494312201234'],
    ['(0431) 220 1234', 'tel:04312201234'],
    ['0264 555 010 int. 12', 'tel:0264555010;ext=12'],
    ['(650) 253-0000 ext. 12', 'tel:6502530000;ext=12'],
    ['021 887 1234 x12', 'tel:0218871234;ext=12'],
    ['+36-1-234-5678/112 mellék', 'tel:+3612345678;ext=112'],
    ['06 1 234 5678 (12-es mellék)', 'tel:0612345678;ext=12'],
    ['210 9212345 (εσωτ. 23)', 'tel:2109212345;ext=23'],
    ['(۰۳۱) ۳۲۱۲۳۴۵۶ داخلی ۱۲', 'tel:03132123456;ext=12'],
    ['۰۲۱ ۸۸۷۷ ۶۶۵۵', 'tel:02188776655'],
    ['0431 2201234 Büro', 'tel:04312201234'],
    ['1-800-356 FLY 45', 'tel:1800356;ext=45'],
  ])('is the number alone, in Latin digits: %s', (phone, link) => expect(telOf(phone)).toBe(link));
});
