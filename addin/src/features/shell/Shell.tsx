import back from 'icon:arrow_left_20_regular';
import searchIcon from 'icon:search_20_regular';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Person } from '../../api/types';
import type { Mail } from '../../host/host';
import { normal } from '../../lib/people';
import { readable } from '../../lib/readable';
import { usePane } from '../../state/pane';
import { names } from '../../text/text';
import { Button } from '../../ui/Button';
import { Icon } from '../../ui/Icon';
import { Toast } from '../../ui/Toast';
import { Card } from '../card/Card';
import { Log, NeverNote } from '../correspondence/Log';
import { Never } from '../correspondence/Never';
import { Unread } from '../correspondence/later';
import { Foot } from '../foot/Foot';
import { Banner } from '../notice/Banner';
import { ProblemNote } from '../notice/later';
import { Faces } from '../who/Faces';
import { LookAlike } from '../who/later';
import { Stranger } from '../who/Stranger';
import { Settings } from '../settings/later';
import { Add, Certificate, Nothing, Search } from './later';
import './Shell.css';
import { Skeleton } from './Skeleton';
import { t } from './words';

/** The whole pane: what is open, and around it what never changes. */
export function Shell() {
  const { searching, setting, visits, erased, done } = usePane();
  const main = useRef<HTMLElement>(null);
  const isSearching = searching.value !== null;
  const wasSearching = useRef(false);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target } = event;
      const elsewhere = target instanceof Element && target.closest('input, textarea, select') !== null;
      if (elsewhere || setting.peek() || event.ctrlKey || event.metaKey || event.altKey) {
        return;
      }

      const typed = searching.peek();
      if (typed === null && key === '/') {
        event.preventDefault();
        searching.value = '';
      } else if (typed !== null && key.length === 1 && target === document.body) {
        // The code of the search is being loaded; its box takes over the text that is typed in the meantime.
        event.preventDefault();
        searching.value = typed + key;
      }
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [searching, setting]);

  // The card that had the focus has been removed.
  useLayoutEffect(() => {
    if (erased.value !== null && document.activeElement === document.body) {
      main.current?.focus({ preventScroll: true });
    }
  }, [erased.value]);

  // The search has been removed, and the focus with it: back to its button, or to the customer who was found.
  useLayoutEffect(() => {
    if (wasSearching.current && !isSearching && document.activeElement === document.body) {
      const place = visits.visit.peek() === null ? main.current?.querySelector<HTMLElement>('.corner button') : null;
      (place ?? main.current)?.focus({ preventScroll: true });
    }

    wasSearching.current = isSearching;
  }, [isSearching, visits]);

  // The card on which another customer was opened, or the way back was taken, has been removed.
  const visited = visits.visit.value?.id ?? null;
  const wasVisited = useRef(visited);
  useLayoutEffect(() => {
    if (visited !== wasVisited.current && document.activeElement === document.body && document.hasFocus()) {
      main.current?.focus({ preventScroll: true });
    }

    wasVisited.current = visited;
  }, [visited]);

  function leaveSettings(): void {
    setting.value = false;
    document.getElementById('open-settings')?.focus();
  }

  return (
    <>
      <main class="shell" ref={main} tabIndex={-1}>
        {setting.value ? (
          <Settings onBack={leaveSettings} />
        ) : isSearching ? (
          <Search />
        ) : visits.visit.value === null ? (
          <>
            {erased.value !== null && <Certificate id={erased.value} />}
            <OpenItem />
          </>
        ) : (
          <OpenVisit />
        )}
      </main>
      <Toast done={done} />
      <Foot />
    </>
  );
}

/** The people of the mail beside the pane. */
function OpenItem() {
  const { opened, slices } = usePane();
  const { mail, people, known, selected, mailbox } = opened;
  const open = mail.value;
  if (open === undefined) {
    return <Skeleton />;
  }

  const person = people.value[selected.value];
  if (open === null || person === undefined) {
    const Home = open === null ? slices.find((slice) => slice.Home !== undefined)?.Home : undefined;
    return (
      <>
        <SearchButton />
        <Banner />
        {Home === undefined ? (
          <Nothing open={open} />
        ) : (
          <Home>
            <Nothing open={open} />
          </Home>
        )}
        {open === null && slices.map(({ name, Board }) => Board !== undefined && <Board key={name} />)}
      </>
    );
  }

  const all = withClaimed(known.value.people, open);
  const found = all?.find((one) => normal(one.address) === normal(person.address));
  const several = people.value.length > 1;
  return (
    <>
      {several && (
        <div class="topbar">
          <Faces
            people={people.value}
            total={opened.total.value}
            cut={open.cut}
            known={all}
            selected={selected.value}
            onSelect={opened.select}
          />
        </div>
      )}
      <SearchButton />
      <Banner />
      {open.unread !== undefined && <Unread unread={open.unread} />}
      <p role="status" class="coming quiet">
        {opened.coming.value.length > 0 &&
          t('coming', { names: names(opened.coming.value.map(({ name, address }) => name || readable(address))) })}
      </p>
      {mailbox.value !== null && <p class="mailbox quiet">{t('mailbox.shared', { mailbox: mailbox.value })}</p>}
      {all
        ?.filter((one) => one !== found && one.lookAlike !== null)
        .map(
          (one) => one.lookAlike !== null && <LookAlike key={one.address} of={one.lookAlike} address={one.address} />,
        )}
      <div
        {...(several && { role: 'tabpanel', id: 'people-panel', 'aria-labelledby': `people-tab-${selected.value}` })}
      >
        {found === undefined && <Stranger person={person} waiting={known.value.busy} />}
        {found !== undefined && <OpenPerson person={person} found={found} all={all ?? []} />}
      </div>
    </>
  );
}

/** Whoever gives another's address as a name is marked as one who can be mistaken for the other. */
function withClaimed(people: readonly Person[] | null, { from, claimed = null }: Mail): readonly Person[] | null {
  return claimed === null || from === null || people === null
    ? people
    : people.map((one) =>
        one.lookAlike === null && normal(one.address) === normal(from.address) ? { ...one, lookAlike: claimed } : one,
      );
}

interface PersonProperties {
  readonly person: { readonly name: string; readonly address: string };
  readonly found: Person;
  readonly all: readonly Person[];
}

function OpenPerson({ person, found, all }: PersonProperties) {
  const { opened, added } = usePane();
  const place = useRef<HTMLDivElement>(null);
  const isNew = found.customer !== null && added.value !== null && normal(added.value) === normal(found.address);

  // The button that added the customer has been removed, and the focus with it.
  useLayoutEffect(() => {
    if (isNew && document.activeElement === document.body) {
      place.current?.querySelector('h1')?.focus();
    }
  }, [isNew]);

  if (found.customer !== null) {
    return (
      <div ref={place}>
        <Card
          key={found.customer.id}
          customer={found.customer}
          lookAlike={found.lookAlike}
          address={found.address}
          beside
        />
      </div>
    );
  }

  const customers = all.flatMap(({ customer }) => (customer === null ? [] : [customer.profile.name]));
  const isMeeting = opened.mail.value?.mode === 'meeting';
  const told = customers.length > 0 || opened.partial.value || opened.truth.value != null;
  return (
    <>
      <Add key={found.address} person={person} known={found} told={told} />
      {told && (
        <div class="told">
          {opened.truth.value === null && customers.length > 0 && opened.mail.value?.unread === undefined && (
            <p class="quiet">{t(isMeeting ? 'told.under.meeting' : 'told.under', { names: names(customers) })}</p>
          )}
          <Log second />
        </div>
      )}
      {!told && (
        <>
          <div class="told">
            <NeverNote />
          </div>
          <Never />
        </>
      )}
    </>
  );
}

/** A customer opened by name. */
function OpenVisit() {
  const { visits, opened } = usePane();
  const visit = visits.visit.value;
  if (visit === null) {
    return null;
  }

  return (
    <>
      <div class="topbar">
        <Button look="link" onClick={visits.close}>
          <Icon paths={back} />
          {t(opened.mail.value ? 'search.back' : 'search.back.none')}
        </Button>
      </div>
      <SearchButton />
      {visit.problem !== null && (
        <div class="banner">
          <ProblemNote problem={visit.problem} onRetry={visits.again} />
        </div>
      )}
      {visit.customer !== null && <Card key={visit.id} customer={visit.customer} beside={false} />}
      {visit.customer === null && visit.problem === null && <Skeleton />}
    </>
  );
}

function SearchButton() {
  const { searching } = usePane();
  const fetch = () => void Search.fetch();
  return (
    <div class="corner">
      <Button
        look="icon"
        aria-label={t('search.open')}
        title={`${t('search.open')} (/)`}
        aria-keyshortcuts="/"
        onPointerEnter={fetch}
        onFocus={fetch}
        onClick={() => (searching.value = '')}
      >
        <Icon paths={searchIcon} />
      </Button>
    </div>
  );
}
