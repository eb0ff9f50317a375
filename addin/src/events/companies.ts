import freeMail from 'free-mail';
import type { Sending } from '../host/sending';
import { isSuffix } from './suffixes';

// Relays that hide whose address it is, and Microsoft's first domain of each tenant: it may be the sender's own, beside
// contoso.com.
const anybodys = new Set(['duck.com', 'privaterelay.appleid.com', 'onmicrosoft.com', 'onmicrosoft.us', 'onmschina.cn']);

// Spaces and characters that are not seen, such as control and direction characters: no domain has them, and they would turn
// the sentence in Outlook's dialog. Joiners stay: Persian names need them.
const unseen =
  /[^!-~\u00a1-\uffff]|[\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufff9-\uffff]/g;

/**
 * The outside companies that a mail goes to, each once, in the order of the recipients and by the domain as it is first
 * written. Colleagues are not outside, and an address at a free-mail domain belongs to a person, not to a company.
 */
export function companies({ from, recipients }: Sending): string[] {
  const known = new Set(from.map(companyOf).map(ascii));
  return recipients
    .filter(({ internal }) => !internal)
    .map(({ address }) => companyOf(address))
    .filter((one) => one !== '' && !known.has(ascii(one)) && known.add(ascii(one)));
}

/** The domain that a company has registered: `mail.alpha.co.uk` is `alpha.co.uk`. Empty where there is no domain, or anybody's. */
function companyOf(address: string): string {
  const domain = address
    .slice(address.lastIndexOf('@') + 1)
    .normalize('NFKC')
    .toLowerCase()
    .replace(unseen, '')
    .replace(/[.>]+$/, '');
  const labels = domain.split('.');
  if (!address.includes('@') || labels.some((label) => label === '')) {
    return '';
  }

  const [second = '', top = ''] = labels.slice(-2);
  const registered = labels.slice(isSuffix(second, top) ? -3 : -2).join('.');
  return [domain, registered].some((one) => freeMail.includes(one) || anybodys.has(one)) ? '' : registered;
}

/**
 * The form that all spellings of an international domain share, `xn--mnchen-3ya.example`. The engine of classic Outlook may
 * have no `URL`: there a domain in letters and the same domain in ASCII count as two.
 */
function ascii(domain: string): string {
  try {
    const international = /[^!-~]/.test(domain) && !/[/\\?#@:]/.test(domain);
    return international && typeof URL !== 'undefined' ? new URL(`http://${domain}`).hostname : domain;
  } catch {
    return domain;
  }
}
