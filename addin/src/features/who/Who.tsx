import type { CustomerCard, Person } from '../../api/types';
import { usePane } from '../../state/pane';
import { placeOf } from '../../text/places';
import { Avatar } from '../../ui/Avatar';
import { Button } from '../../ui/Button';
import { LookAlike } from './later';
import { Reach } from './Reach';
import './Who.css';
import { t } from './words';

interface Properties {
  readonly customer: CustomerCard;
  readonly lookAlike?: Person['lookAlike'];
  /** The address on the open mail. */
  readonly address?: string;
}

/** Who this is, in the four facts one looks for first. */
export function Who({ customer, lookAlike = null, address = '' }: Properties) {
  const { profile, id } = customer;
  const { visits } = usePane();
  const place = placeOf(profile.city, profile.region, profile.country);
  const company = profile.company ?? null;
  const { organisationId } = profile;

  return (
    <>
      <div class="who">
        <Avatar
          name={profile.name}
          id={profile.addresses[0] ?? id}
          large
          organisation={profile.kind === 'organisation'}
        />
        <div class="who-words">
          <h1 dir="auto" tabIndex={-1}>
            {profile.name}
          </h1>
          {(profile.role !== null || company !== null) && (
            <p class="quiet">
              {profile.role !== null && <bdi>{profile.role}</bdi>}
              {profile.role !== null && company !== null && ' · '}
              {company !== null &&
                (organisationId === null ? (
                  <bdi>{company}</bdi>
                ) : (
                  <Button
                    look="link"
                    title={t('who.open', { name: company })}
                    onClick={() => void visits.open(organisationId, company)}
                  >
                    <bdi>{company}</bdi>
                  </Button>
                ))}
            </p>
          )}
        </div>
        <ul class="chips">
          <li class={`chip stage-${profile.stage}`}>
            <span class="hidden-text">{t('who.stage')}: </span>
            {t(`stage.${profile.stage}`)}
          </li>
          {place !== null && (
            <li class="chip">
              <span class="hidden-text">{t('who.place')}: </span>
              <bdi>{place}</bdi>
            </li>
          )}
        </ul>
        <Reach addresses={profile.addresses} phones={profile.phones} />
      </div>
      {lookAlike !== null && <LookAlike of={lookAlike} address={address} />}
    </>
  );
}
