import type { Person } from '../../api/types';
import { usePane, type Tab } from '../../state/pane';
import type { ShownCustomer } from '../../state/visit';
import { t } from '../../text/text';
import { TabList } from '../../ui/TabList';
import { Feedback } from '../feedback/Feedback';
import { History } from '../history/History';
import { Log } from '../log/Log';
import { People } from '../people/People';
import { Profile } from '../profile/Profile';
import { Sums } from '../who/Sums';
import { Who } from '../who/Who';
import './Customer.css';

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
      {customer.summary !== null && <Sums summary={customer.summary} />}
      <TabList
        name="card"
        class="tabs"
        label={t('tabs.label', { name: customer.profile.name })}
        selected={shown}
        onSelect={(id) => {
          tab.value = id as Tab;
        }}
        items={tabs.map((id) => ({ id, content: t(`tab.${id}`) }))}
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
