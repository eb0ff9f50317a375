import callIcon from 'icon:call_16_regular';
import copyIcon from 'icon:copy_16_regular';
import mailIcon from 'icon:mail_16_regular';
import type { Profile } from '../../api/types';
import { writeClipboard } from '../../lib/clipboard';
import { readable } from '../../lib/readable';
import { telOf } from '../../lib/people';
import { usePane } from '../../state/pane';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import './Reach.css';
import { t } from './words';

/** How to write to and call a customer, without opening the profile: the first address and the first number. */
export function Reach({ addresses, phones }: Pick<Profile, 'addresses' | 'phones'>) {
  const { tell } = usePane();
  const [address] = addresses;
  const [phone] = phones;
  const ways = [
    ...(address === undefined
      ? []
      : [{ text: readable(address), href: `mailto:${address}`, icon: mailIcon, says: t('who.write') }]),
    ...(phone === undefined ? [] : [{ text: phone, href: telOf(phone), icon: callIcon, says: t('who.call') }]),
  ];
  async function copy(text: string): Promise<void> {
    await writeClipboard(text);
    tell(t('foot.copied'));
  }

  return ways.length === 0 ? null : (
    <ul class="reach">
      {ways.map(({ text, href, icon, says }) => (
        <li key={href}>
          <a class="link" href={href} title={says}>
            <Icon size={16} paths={icon} />
            <span class="hidden-text">{says}: </span>
            <bdi dir="ltr">{text}</bdi>
          </a>
          <Button
            look="icon"
            small
            aria-label={t('who.copy', { what: text })}
            title={t('who.copy', { what: text })}
            onClick={() => void copy(text)}
          >
            <Icon size={16} paths={copyIcon} />
          </Button>
        </li>
      ))}
    </ul>
  );
}
