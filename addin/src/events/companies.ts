import freeMail from 'free-mail';
import type { Sending } from '../host/sending';

// Where a country lets domains below a second label, and where Microsoft gives every tenant one. The whole Public Suffix List would be many times this program; what it
// knows beyond is rarely where a company has its mailboxes.
const secondLabels = new Set('ac co com edu go gob gouv gov gv ltd mil ne net nhs nom or org plc sch web'.split(' '));
const shared = 'onmicrosoft.com';

/**
 * The outside companies that a mail goes to, by their domains, each once and in the order of the recipients. Colleagues are none, and nobody at a free-mail domain is:
 * they are persons.
 */
export function companies({ from, recipients }: Sending): string[] {
  const own = from.map(companyOf);
  const found = recipients.filter(({ internal }) => !internal).map(({ address }) => companyOf(address));
  return found.filter((one, at): one is string => one !== null && !own.includes(one) && found.indexOf(one) === at);
}

/** The domain that a company has registered: `mail.alpha.co.uk` is `alpha.co.uk`. Null where there is no domain, or anybody's. */
function companyOf(address: string): string | null {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  const labels = domain.split('.');
  if (!address.includes('@') || labels.some((label) => label === '')) {
    return null;
  }

  const [second = '', top = ''] = labels.slice(-2);
  const deep = (top.length === 2 && secondLabels.has(second)) || `${second}.${top}` === shared;
  const registered = labels.slice(deep ? -3 : -2).join('.');
  return freeMail.includes(domain) || freeMail.includes(registered) ? null : registered;
}
