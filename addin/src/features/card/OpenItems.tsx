import open from 'icon:circle_16_regular';
import { useState } from 'preact/hooks';
import type { CustomerCard, Figures, OpenItem } from '../../api/types';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { daysUntil, shortDay } from '../../text/dates';
import { money } from '../../text/text';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import type { OpenItemKind } from '../slice';
import './OpenItems.css';
import { t } from './words';

const few = 3;

/** What is still to be done with a customer, of every slice, in one shape. */
export function OpenItems({ customer }: { readonly customer: CustomerCard }) {
  const { slices } = usePane();
  const { id, openItems, moreOpenItems, company, figures } = customer;
  const [all, setAll] = useState(false);
  const kinds = new Map(slices.flatMap((slice) => Object.entries(slice.openItems ?? {})));
  return (
    <section class="open-items" aria-label={t('open.title')}>
      <ul>
        {openItems.slice(0, all ? undefined : few).map((item) => (
          <Item
            key={`${item.kind} ${item.id}`}
            customerId={id}
            item={item}
            kind={kinds.get(item.kind) ?? {}}
            figures={company?.figures ?? figures}
          />
        ))}
      </ul>
      {!all && openItems.length > few && (
        <Button look="link" onClick={() => setAll(true)}>
          {t(moreOpenItems ? 'open.first' : 'open.all', { count: openItems.length })}
        </Button>
      )}
      {all && moreOpenItems && <p class="quiet">{t('open.more')}</p>}
    </section>
  );
}

interface ItemProperties {
  readonly customerId: string;
  readonly item: OpenItem;
  readonly kind: OpenItemKind;
  readonly figures: Figures;
}

function Item({ customerId, item, kind: { icon = open, Acts, tab: opens, note }, figures }: ItemProperties) {
  const { tab } = usePane();
  const more = note?.(item, figures);
  const { canWrite, now, openLink } = useSession();
  const { title, amount, dueOn, link } = item;
  const late = dueOn != null && daysUntil(dueOn, now()) < 0;
  return (
    <li class={late ? 'late' : undefined}>
      <Icon size={16} paths={icon} />
      <span class="open-title">
        {link?.startsWith('https://') === true ? (
          <Button look="link" onClick={() => openLink(link)}>
            <bdi>{title}</bdi>
          </Button>
        ) : opens !== undefined ? (
          <Button look="link" onClick={() => (tab.value = opens)}>
            <bdi>{title}</bdi>
          </Button>
        ) : (
          <bdi>{title}</bdi>
        )}
      </span>
      <span class="open-facts">
        {amount != null && <span>{money(amount.value, amount.currency)}</span>}
        {dueOn != null && <time dateTime={dueOn}>{dueWords(dueOn, now())}</time>}
      </span>
      {more !== undefined && <small class="open-note">{more}</small>}
      {Acts !== undefined && canWrite.value && <Acts customerId={customerId} item={item} />}
    </li>
  );
}

function dueWords(dueOn: string, now: Date): string {
  const days = daysUntil(dueOn, now);
  if (days < 0) {
    return t('open.late', { count: -days });
  }

  return days === 0 ? t('open.today') : t('open.due', { date: shortDay(`${dueOn}T00:00`, now) });
}
