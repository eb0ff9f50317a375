import type { FieldErrors } from '../customers/form';
import { t as said } from '../customers/tab.words';
import { t } from './words';

interface Properties {
  readonly error: FieldErrors['addresses'];
  /** The address is that of the sender of the open mail. */
  readonly isSender: boolean;
}

/** Why the address on the open mail cannot become a customer's. */
export function AddressRefused({ error, isSender }: Properties) {
  return (
    <p class="field-error" role="alert">
      {error === 'field.address.colleague' ? said(error) : t(isSender ? 'add.unusable' : 'add.unusable.other')}
    </p>
  );
}
