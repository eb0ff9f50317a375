import type { Person } from '../../api/types';
import { usePane, type Tab } from '../../state/pane';
import type { ShownCustomer } from '../../state/visit';
import { t } from '../../text/text';
import { lazy } from '../../ui/lazy';
import { TabList } from '../../ui/TabList';
import { History, keptUnderPeople } from '../history/History';
import { Log } from '../log/Log';
import { Sums } from '../who/Sums';
import { Who } from '../who/Who';
import './Customer.css';

const Feedback = lazy(async () => (await import('../feedback/Feedback')).Feedback);
const People = lazy(async () => (await import('../people/People')).People);
const Profile = lazy(async () => (await import('../profile/Profile')).Profile);

interface Properties {
  readonly customer: ShownCustomer;
  readonly lookAlike?: Person['lookAlike'];
  /** The mail beside the pane is one with this customer. */
  readonly beside: boolean;
}

/** A customer's card. */
export function Customer({ customer, lookAlike = null, beside }: Properties) {
  const { tab } = usePane();
  const tabs: Tab[] = ['history', 'profile', 'feedback'];
  if (customer.profile.kind === 'organisation') {
    tabs.push('people');
  }

  const shown = tabs.includes(tab.value) ? tab.value : 'history';
  return (
    <>
      <header class="customer-head">
        <Who customer={customer} lookAlike={lookAlike} />
        {beside && <Log />}
      </header>
      {customer.summary !== null && !keptUnderPeople(customer) && <Sums summary={customer.summary} />}
      <TabList
        name="card"
        class="tabs"
        label={t('tabs.label', { name: customer.profile.name })}
        selected={shown}
        onSelect={(id) => {
          tab.value = id as Tab;
        }}
        items={tabs.map((id) => ({ id, content: <TabName id={id} customerId={customer.id} /> }))}
      />
      <div role="tabpanel" id="card-panel" aria-labelledby={`card-tab-${tabs.indexOf(shown)}`} key={customer.id}>
        {shown === 'history' && <History customer={customer} />}
        {shown === 'profile' && <Profile customer={customer} />}
        {shown === 'feedback' && <Feedback customer={customer} beside={beside} />}
        {shown === 'people' && <People customer={customer} />}
      </div>
    </>
  );
}

/** A tab says so when something typed in it is not saved. */
function TabName({ id, customerId }: { readonly id: Tab; readonly customerId: string }) {
  const { drafts } = usePane();
  const draft = id === 'profile' || id === 'feedback' ? drafts.of<{ changed?: boolean }>(id, customerId).value : null;
  const unsaved = draft !== null && draft.changed !== false;
  return (
    <>
      {t(`tab.${id}`)}
      {unsaved && (
        <span class="unsaved" title={t('profile.unsaved')}>
          <span class="hidden-text">({t('profile.unsaved')})</span>
        </span>
      )}
    </>
  );
}
