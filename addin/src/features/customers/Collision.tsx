import { useRef } from 'preact/hooks';
import type { Profile } from '../../api/types';
import { take, type DraftSignal } from './edit';
import { labelOf, textsOf } from './facts';
import { fromForm } from './form';
import { t } from './tab.words';

/** Two people changed the same fields: shows both sides and lets the user choose. Nothing typed is lost. */
export function Collision({ draft }: { readonly draft: DraftSignal }) {
  const now = draft.value;
  // What the user had typed when the collision came up; choosing the other side must not forget it.
  const mine = useRef<{ version: string; profile: Profile } | null>(null);
  if (now !== null && mine.current?.version !== now.version) {
    mine.current = { version: now.version, profile: fromForm(now.form) };
  }

  const typed = mine.current?.profile;
  if (now === null || typed === undefined) {
    return null;
  }

  return (
    <div class="collision" role="alert" tabIndex={-1}>
      <h2>{t('profile.stale')}</h2>
      <p class="quiet">{t('profile.stale.words')}</p>
      {now.both.map((field) => {
        const chosen = JSON.stringify(fromForm(now.form)[field]);
        return (
          <fieldset key={field}>
            <legend>{labelOf(field)}</legend>
            {(
              [
                ['profile.mine', typed],
                ['profile.theirs', now.base],
              ] as const
            ).map(([side, profile]) => (
              <label key={side}>
                <input
                  type="radio"
                  name={`collision-${field}`}
                  checked={chosen === JSON.stringify(profile[field])}
                  onChange={() => take(draft, field, profile)}
                />
                <span>
                  <span class="quiet">{t(side)}</span>
                  <bdi>{textsOf(profile, field).join(', ') || t('field.none')}</bdi>
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </div>
  );
}
