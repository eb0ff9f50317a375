import type { Stage } from '../../api/types';
import { countries, languages } from '../../lib/codes';
import { looksLikeAddress, normal } from '../../lib/people';
import { useSession } from '../../state/session';
import { monthNames } from '../../text/dates';
import { named } from '../../text/places';
import { Button } from '../../ui/Button';
import { AreaField, SelectField, TextField } from '../../ui/Field';
import { ListField } from '../../ui/ListField';
import { CompanyField } from './CompanyField';
import type { FieldErrors, ProfileForm } from './form';
import { t } from './tab.words';

const stages: readonly Stage[] = ['lead', 'prospect', 'customer', 'loyal', 'lapsed', 'partner', 'other'];

interface Properties {
  readonly form: ProfileForm;
  readonly errors: FieldErrors;
  /** An address that belongs to another customer. */
  readonly taken?: string | undefined;
  readonly onChange: (change: Partial<ProfileForm>) => void;
  /** Where the value of a field comes from, in words. */
  readonly hint?: (field: keyof ProfileForm) => string | undefined;
}

/** Every field of a profile. */
export function ProfileFields({ form, errors, taken, onChange }: Properties) {
  const isPerson = form.kind === 'person';
  return (
    <div class="fields">
      <TextField
        label={t('field.name')}
        required
        value={form.name}
        error={words(errors.name)}
        onText={(name) => onChange({ name })}
      />
      {isPerson && <CompanyFields form={form} errors={errors} onChange={onChange} />}
      <ListField
        label={t('field.addresses')}
        one={t('field.address')}
        mode="email"
        values={form.addresses}
        error={words(errors.addresses)}
        wrong={wrongOf(form.addresses, taken)}
        onValues={(addresses) => onChange({ addresses })}
      />
      <ListField
        label={t('field.phones')}
        one={t('field.phone')}
        mode="tel"
        values={form.phones}
        error={words(errors.phones)}
        onValues={(phones) => onChange({ phones })}
      />
      {!isPerson && (
        <ListField
          label={t('field.domains')}
          one={t('field.domain')}
          mode="text"
          values={form.domains}
          error={words(errors.domains)}
          onValues={(domains) => onChange({ domains })}
        />
      )}
      <SelectField
        label={t('field.stage')}
        value={form.stage}
        options={stages.map((code) => ({ code, name: t(`stage.${code}`) }))}
        onChoose={(code) => onChange({ stage: code as Stage })}
      />
      <PlaceFields form={form} errors={errors} onChange={onChange} />
      {isPerson && <BirthdayFields form={form} errors={errors} onChange={onChange} />}
      <OwnerField form={form} errors={errors} onChange={onChange} />
      <AreaField label={t('field.notes')} value={form.notes} maxLength={8000} onText={(notes) => onChange({ notes })} />
    </div>
  );
}

/** Company and role of a person, and the organisation the company is where it is known. */
export function CompanyFields({ form, onChange }: Properties) {
  return (
    <>
      <TextField label={t('field.role')} value={form.role} onText={(role) => onChange({ role })} />
      <CompanyField value={form.company} organisationId={form.organisationId} onChange={onChange} />
    </>
  );
}

/** Language, country and address. */
export function PlaceFields({ form, onChange, hint = () => undefined }: Properties) {
  return (
    <>
      <SelectField
        label={t('field.language')}
        value={form.language}
        none={t('field.none')}
        options={named('language', languages)}
        onChoose={(language) => onChange({ language })}
      />
      <SelectField
        label={t('field.country')}
        value={form.country}
        none={t('field.none')}
        options={named('region', countries)}
        onChoose={(country) => onChange({ country })}
      />
      <TextField
        label={t('field.street')}
        value={form.street}
        maxLength={200}
        hint={hint('street')}
        onText={(street) => onChange({ street })}
      />
      <div class="fields-pair">
        <TextField
          label={t('field.postalCode')}
          value={form.postalCode}
          maxLength={20}
          hint={hint('postalCode')}
          onText={(postalCode) => onChange({ postalCode })}
        />
        <TextField
          label={t('field.city')}
          value={form.city}
          maxLength={100}
          hint={hint('city')}
          onText={(city) => onChange({ city })}
        />
      </div>
      <TextField
        label={t('field.region')}
        value={form.region}
        maxLength={100}
        onText={(region) => onChange({ region })}
      />
    </>
  );
}

/** A birthday, whose year is often not known. */
export function BirthdayFields({ form, errors, onChange }: Properties) {
  const error = words(errors.birthday);
  return (
    <fieldset class="field">
      <legend>{t('field.birthday')}</legend>
      <div class="fields-birthday">
        <TextField
          label={t('field.birthday.day')}
          numeric
          maxLength={2}
          value={form.day}
          onText={(day) => onChange({ day: digits(day) })}
        />
        <SelectField
          label={t('field.birthday.month')}
          value={form.month}
          none="–"
          options={monthNames().map((name, index) => ({ code: `${index + 1}`, name }))}
          onChoose={(month) => onChange({ month })}
        />
        <TextField
          label={t('field.birthday.year')}
          numeric
          maxLength={4}
          value={form.year}
          onText={(year) => onChange({ year: digits(year) })}
        />
      </div>
      {error !== undefined && <p class="field-error">{error}</p>}
    </fieldset>
  );
}

function OwnerField({ form, onChange }: Properties) {
  const me = useSession().me.value;
  const mine = form.owner !== null && form.owner.userId === me?.objectId;
  return (
    <div class="field-owner">
      <p class="quiet">{t('field.owner')}</p>
      <p>
        <bdi>{form.owner?.name ?? t('field.owner.none')}</bdi>{' '}
        {me !== null && !mine && (
          <Button look="link" onClick={() => onChange({ owner: { userId: me.objectId, name: me.name } })}>
            {t('field.owner.mine')}
          </Button>
        )}
      </p>
    </div>
  );
}

/** Which of several addresses is the wrong one, where that can be told. */
function wrongOf(addresses: readonly string[], taken: string | undefined): number | undefined {
  const index = addresses.findIndex((one) =>
    taken === undefined ? one.trim() !== '' && !looksLikeAddress(one) : normal(one) === normal(taken),
  );
  return index < 0 ? undefined : index;
}

function words(error: FieldErrors[keyof FieldErrors]): string | undefined {
  return error === undefined ? undefined : t(error);
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}
