import type { ReadonlySignal } from '@preact/signals';
import type { Me, Message } from '../../api/types';
import type { Host, Mail } from '../../host/host';
import { normal } from '../../lib/people';
import type { Rules } from './mailRules';

export type MessageOf = (mail: Mail | null | undefined) => Promise<Message | null>;

/** How the API wants an item named; null where the host does not tell. */
export function createMessageOf(host: Host, me: ReadonlySignal<Me | null>, rules: Rules): MessageOf {
  /** The mailbox that Outlook was opened with, where that is not the user's own: a shared one added as an account. */
  async function account(): Promise<string | null> {
    const { address } = host.user;
    const user = me.peek();
    if (user === null || normal(address) === normal(user.userName)) {
      return null;
    }

    // A user's sign-in name need not be the user's address.
    const own = await rules.load();
    return own?.ownAddresses.includes(normal(address)) === true ? null : address;
  }

  return async (mail) => {
    const { itemId = null, internetMessageId = null } = mail ?? {};
    if (itemId === null || internetMessageId === null) {
      return null;
    }

    const mailbox = (await mail?.mailbox) ?? (await account());
    return { itemId, internetMessageId, ...(mailbox !== null && { mailbox }) };
  };
}
