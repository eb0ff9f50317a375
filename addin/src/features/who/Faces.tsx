import { useState } from 'preact/hooks';
import type { Person } from '../../api/types';
import type { MailPerson } from '../../host/host';
import { normal } from '../../lib/people';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { TabList } from '../../ui/TabList';
import './Faces.css';
import { t } from './words';

const few = 3;
const most = 6;

interface Properties {
  readonly people: readonly MailPerson[];
  /** How many there are, with those who were not looked up. */
  readonly total: number;
  /** Outlook may know of more still. */
  readonly cut: boolean;
  readonly known: readonly Person[] | null;
  readonly selected: number;
  readonly onSelect: (address: string) => void;
}

/** Several people on one mail: a compact row, of whom one is shown below. */
export function Faces({ people, total, cut, known, selected, onSelect }: Properties) {
  const [all, setAll] = useState(false);
  const shown = all || people.length <= most ? people : people.slice(0, Math.max(most - 1, selected + 1));
  const hidden = people.length - shown.length;

  return (
    <div class={people.length <= few ? 'faces few' : 'faces'}>
      <TabList
        name="people"
        label={t('who.people')}
        selected={people[selected]?.address ?? ''}
        onSelect={onSelect}
        items={shown.map((person, index) => {
          const found = known?.find((one) => normal(one.address) === normal(person.address));
          const customer = found?.customer ?? null;
          const name = customer?.profile.name ?? (person.name === '' ? person.address : person.name);
          const named = index === selected || people.length <= few;
          return {
            id: person.address,
            title: name,
            content: (
              <>
                <Avatar
                  name={name}
                  id={customer?.profile.addresses[0] ?? person.address}
                  organisation={customer?.profile.kind === 'organisation'}
                  unknown={known !== null && customer === null}
                />
                <bdi class={named ? 'face-name' : 'hidden-text'}>{name}</bdi>
              </>
            ),
          };
        })}
      />
      {hidden > 0 && (
        <Button look="link" onClick={() => setAll(true)} aria-label={t('who.more', { count: hidden })}>
          +{hidden}
        </Button>
      )}
      {all && people.length > most && (
        <Button look="link" onClick={() => setAll(false)}>
          {t('who.fewer')}
        </Button>
      )}
      {cut && total <= people.length && <p class="faces-left quiet">{t('who.cut')}</p>}
      {total > people.length && <p class="faces-left quiet">{t('who.left', { shown: people.length, all: total })}</p>}
    </div>
  );
}
