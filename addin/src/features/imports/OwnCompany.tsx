import { useCallback } from 'preact/hooks';
import { useLoaded } from '../../state/loaded';
import { usePane } from '../../state/pane';
import { useCalls, useSession } from '../../state/session';
import { Company } from '../settings/Company';
import { settingsCalls } from '../settings/calls';
import { t } from './words';

/** Asks who the company itself is, as long as nobody has said it: purchases must not become sales. */
export function OwnCompany() {
  const { tell } = usePane();
  const { isManager } = useSession();
  const calls = useCalls(settingsCalls);
  const { value } = useLoaded(useCallback((signal: AbortSignal) => calls.company(signal), [calls]));
  const known = value.value;
  if (known === null || known.names.length + known.taxNumbers.length > 0) {
    return null;
  }

  return (
    <fieldset class="imports-question open">
      <legend>{t('imports.company')}</legend>
      <p>{t('imports.company.words')}</p>
      {isManager.value ? (
        <Company
          tell={tell}
          onSaved={(company) => {
            value.value = company;
          }}
        />
      ) : (
        <p>{t('imports.company.ask')}</p>
      )}
    </fieldset>
  );
}
