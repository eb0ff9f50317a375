import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import edit from 'icon:edit_16_regular';
import { usePane } from '../../state/pane';
import { useSession } from '../../state/session';
import { Breaking } from '../../ui/Breaking';
import { Button } from '../../ui/Button';
import { useKeptFocus } from '../../ui/focus';
import { Icon } from '../../ui/Icon';
import { ProblemNote } from '../notice/later';
import type { TabProperties } from '../slice';
import { Collision } from './Collision';
import { begin, change, save, type ProfileDraft } from './edit';
import { Erase } from './Erase';
import { facts } from './facts';
import { ProfileFields } from './ProfileFields';
import './Profile.css';
import { t } from './tab.words';

/** What is known of a customer, to read and to change. An edit outlives the switch to another mail. */
export function Profile({ customer }: TabProperties) {
  const pane = usePane();
  const { canWrite, isManager, drafts } = useSession();
  const block = useKeptFocus<HTMLDivElement>();
  const draft = drafts.of<ProfileDraft>('profile', customer.id);
  const failures = useSignal(0);
  const form = useFirstError(failures.value);
  const now = draft.value;
  const known = facts(customer.profile);

  if (now === null) {
    return (
      <div class="profile" ref={block} tabIndex={-1}>
        {canWrite.value && (
          <Button small onClick={() => begin(draft, customer)}>
            <Icon size={16} paths={edit} />
            {t('profile.edit')}
          </Button>
        )}
        {known.length === 0 && <p class="quiet">{t('profile.nothing')}</p>}
        <dl class="facts">
          {known.map(({ label, values, long }) => (
            <div key={label} class={long ? 'long' : undefined}>
              <dt>{label}</dt>
              {values.map((value) => (
                <dd key={value.text} dir="auto">
                  {value.href === undefined ? <Breaking text={value.text} /> : <a href={value.href}>{value.text}</a>}
                </dd>
              ))}
            </div>
          ))}
        </dl>
        {isManager.value && <Erase key={customer.id} customer={customer} />}
      </div>
    );
  }

  return (
    <div class="profile" ref={block} tabIndex={-1}>
      <form
        noValidate
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          void save(pane, customer.id, draft).then((done) => {
            if (done) {
              pane.tell(t('profile.saved'));
            } else {
              failures.value += 1;
            }
          });
        }}
      >
        {now.both.length > 0 && <Collision draft={draft} />}
        <ProfileFields
          form={now.form}
          errors={now.errors}
          taken={takenOf(now)}
          onChange={(changed) => change(draft, changed)}
        />
        <div class="profile-actions">
          {now.problem !== null && <Failure draft={now} />}
          <Button type="submit" look="primary" busy={now.busy}>
            {t(now.busy ? 'profile.saving' : 'profile.save')}
          </Button>
          <Button
            disabled={now.busy}
            onClick={() => {
              draft.value = null;
            }}
          >
            {t('profile.cancel')}
          </Button>
        </div>
      </form>
    </div>
  );
}

/** The address that belongs to another customer. */
function takenOf({ problem }: ProfileDraft): string | undefined {
  const address = problem?.type === 'address-taken' ? problem.body?.['address'] : undefined;
  return typeof address === 'string' ? address : undefined;
}

function Failure({ draft: { problem, errors } }: { readonly draft: ProfileDraft }) {
  const pane = usePane();
  if (problem === null) {
    return null;
  }

  const { customerId, name } = problem.body ?? {};
  return problem.type === 'address-taken' && typeof customerId === 'string' && typeof name === 'string' ? (
    <Taken customerId={customerId} name={name} />
  ) : (
    <ProblemNote problem={problem} marked={Object.keys(errors).length > 0} onSignIn={() => void pane.again()} />
  );
}

/** An address that belongs to another customer: shows that customer. */
export function Taken({ customerId, name }: { readonly customerId: string; readonly name: string }) {
  const { visits } = usePane();
  return (
    <div class="taken" role="alert" tabIndex={-1}>
      <p>{t('add.taken', { name })}</p>
      <Button look="link" onClick={() => void visits.open(customerId, name)}>
        {t('add.taken.show', { name })}
      </Button>
    </div>
  );
}

/** Moves the focus to what keeps the form from being saved, after every failed save. */
export function useFirstError(failures: number) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const wrong =
      failures === 0
        ? null
        : (form.current?.querySelector<HTMLElement>('[aria-invalid=true]') ??
          form.current?.querySelector<HTMLElement>('[role=alert]'));
    wrong?.focus({ preventScroll: true });
    wrong?.scrollIntoView({ block: 'center' });
  }, [failures]);
  return form;
}
