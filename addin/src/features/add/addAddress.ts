import type { Answer } from '../../api/client';
import type { CustomerBody } from '../../api/types';
import { normal } from '../../lib/people';
import type { Pane } from '../../state/pane';
import { addCalls } from './calls';

const tries = 3;

/** Adding an address conflicts with no other change, so a stale version is read again and the address added to it. */
export async function addAddress(pane: Pane, id: string, address: string, attempt = 1): Promise<Answer<CustomerBody>> {
  const calls = pane.session.calls(addCalls);
  const read = await calls.customer(id);
  if (!read.ok || read.value.profile.addresses.map(normal).includes(normal(address))) {
    return read;
  }

  const { version, profile } = read.value;
  const saved = await calls.save(id, version, { ...profile, addresses: [...profile.addresses, address] });
  return !saved.ok && saved.problem.type === 'stale' && attempt < tries
    ? addAddress(pane, id, address, attempt + 1)
    : saved;
}
