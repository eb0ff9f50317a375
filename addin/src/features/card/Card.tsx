import type { CustomerCard, Person } from '../../api/types';
import { useHold } from '../../state/hold';
import { firstTab, usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { TabList, type TabItem } from '../../ui/TabList';
import { Log } from '../correspondence/Log';
import { PeopleRow } from '../customers/PeopleRow';
import { History } from '../history/History';
import type { SliceTab } from '../slice';
import { Who } from '../who/Who';
import './Card.css';
import { KeyFigures } from './KeyFigures';
import { NextActions, OpenItems } from './later';
import { proposalsFor } from './proposals';
import { t } from './words';

interface Properties {
  readonly customer: CustomerCard;
  readonly lookAlike?: Person['lookAlike'];
  /** The address on the open mail. */
  readonly address?: string;
  /** The mail beside the pane is one with this customer. */
  readonly beside: boolean;
}

/** A customer's card: who it is, the figures, the history and a tab for whatever else the slices bring. */
export function Card({ customer, lookAlike = null, address = '', beside }: Properties) {
  const { tab, slices } = usePane();
  const quick = slices.flatMap(({ name, Quick }) => (Quick === undefined ? [] : [{ name, Quick }]));
  const { drafts } = useSession();
  const { company } = customer;
  const proposals = proposalsFor(customer, slices);
  // What is proposed as the next thing to do is not shown a second time.
  const isProposed = (id: string) => proposals.some(({ action }) => action.task?.id === id);
  const openItems = customer.openItems.filter(({ kind, id }) => kind !== 'task' || !isProposed(id));
  const tabs = slices.flatMap((slice) => slice.tabs ?? []).filter((one) => one.isFor?.(customer) ?? true);
  const shown = tabs.find((one) => one.id === tab.value);
  const items: TabItem[] = [
    { id: firstTab, content: t('tab.history') },
    ...tabs.map((one) => ({
      id: one.id,
      content: <TabName tab={one} customerId={customer.id} />,
      onReach: () => void one.Content.fetch(),
    })),
  ];
  // A form that is being filled in has the button that is meant first.
  const isWriting =
    (shown !== undefined && drafts.of(shown.id, customer.id).value !== null) ||
    drafts.of('reminders', customer.id).value !== null;
  useHold(beside && ['payments', ...tabs.map(({ id }) => id)].some((id) => drafts.of(id, customer.id).value !== null));
  const index = Math.max(
    items.findIndex((one) => one.id === shown?.id),
    0,
  );
  return (
    <>
      <header class="customer-head">
        <Who customer={customer} lookAlike={lookAlike} address={address} />
        {beside && <Log second={isWriting} />}
      </header>
      <div class="quick">
        {quick.map(({ name, Quick }) => (
          <Quick key={`${name} ${customer.id}`} customer={customer} beside={beside} />
        ))}
      </div>
      {company !== null && (
        <PeopleRow people={company.people} morePeople={company.morePeople} onAll={() => (tab.value = 'people')} />
      )}
      {proposals.length > 0 && <NextActions customer={customer} proposals={proposals} />}
      <KeyFigures summary={company?.summary ?? customer.summary} figures={company?.figures ?? customer.figures} />
      {openItems.length > 0 && <OpenItems customer={{ ...customer, openItems }} />}
      <TabList
        name="card"
        class="tabs"
        label={t('tabs.label', { name: customer.profile.name })}
        selected={shown?.id ?? firstTab}
        onSelect={(id) => {
          tab.value = id;
        }}
        items={items}
      />
      <div role="tabpanel" id="card-panel" aria-labelledby={`card-tab-${index}`} key={customer.id}>
        {shown === undefined ? (
          <History customer={customer} />
        ) : (
          <shown.Content key={shown.id} customer={customer} beside={beside} />
        )}
      </div>
    </>
  );
}

/** A tab says so when something typed in it is not saved. */
function TabName({ tab, customerId }: { readonly tab: SliceTab; readonly customerId: string }) {
  const { drafts } = useSession();
  const draft = drafts.of<{ changed?: boolean }>(tab.id, customerId).value;
  const unsaved = draft !== null && draft.changed !== false;
  return (
    <>
      {tab.title()}
      {unsaved && (
        <span class="unsaved" title={t('profile.unsaved')}>
          <span class="hidden-text">({t('profile.unsaved')})</span>
        </span>
      )}
    </>
  );
}
