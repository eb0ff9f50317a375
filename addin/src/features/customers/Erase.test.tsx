import { afterEach, describe, expect, it, vi } from 'vitest';
import * as lib from '../../lib/download';
import { cardOf, customer, fakeApi, fakeHost, known, mail, problem, unknown } from '../../testing/fakes';
import { button, click, doing, field, hasButton, mount, press, text, type, unmount } from '../../testing/mount';

const a = mail('a', 'anna@one.example');
const id = 'id-anna@one.example';

afterEach(() => {
  vi.restoreAllMocks();
  unmount();
});

describe('erasing a customer', () => {
  it('is offered to managers only', async () => {
    const { place } = await open('Crm.Sales');
    expect(hasButton(place, 'Edit')).toBe(true);
    expect(hasButton(place, 'Erase customer…')).toBe(false);
  });

  it('first says in words what goes and that it cannot be taken back, and takes the keyboard there', async () => {
    const { place, api } = await open();
    await click(place, 'Erase customer…');
    const question = place.querySelector<HTMLElement>('.erase');
    expect(document.activeElement).toBe(question);
    expect(named(question, 'aria-labelledby')).toContain('Erase Anna?');
    expect(named(question, 'aria-describedby')).toContain('all feedback');
    expect(named(question, 'aria-describedby')).toContain('cannot be undone');
    expect(api.calls.some((call) => call.method === 'DELETE')).toBe(false);
  });

  it('can be left by button and by Escape, and the keyboard is where it was', async () => {
    const { place } = await open();
    await click(place, 'Erase customer…');
    await press(place.querySelector<HTMLElement>('.erase') ?? document, 'Escape');
    expect(place.querySelector('.erase')).toBeNull();
    expect(document.activeElement).toBe(button(place, 'Erase customer…'));
    await click(place, 'Erase customer…');
    await click(place, 'Keep');
    expect(document.activeElement).toBe(button(place, 'Erase customer…'));
  });

  it('leaves the card of a stranger, says so, and keeps the keyboard in the pane', async () => {
    const { place, api } = await open();
    api.on(`DELETE /api/customers/${id}`, () => undefined);
    api.on('POST /api/card', () => ({ people: [unknown('anna@one.example')], mail: null }));
    await click(place, 'Erase customer…');
    const yes = button(place, 'Erase for good');
    yes.focus();
    await doing(() => yes.click());
    expect(api.calls.find((call) => call.method === 'DELETE')?.version).toBe('v1');
    expect(text(place)).toContain('anna@one.example is not in the CRM yet');
    expect(hasButton(place, /^Add and log/)).toBe(true);
    expect(text(place.querySelector('.toast') ?? place)).toBe('Anna was erased');
    expect(document.activeElement).toBe(place.querySelector('main'));
  });

  it.each(['request', 'retention', 'other'])('says why, and gives the certificate: %s', async (reason) => {
    const { place, api } = await open();
    api.on(`DELETE /api/customers/${id}`, () => undefined);
    api.on('POST /api/card', () => ({ people: [unknown('anna@one.example')], mail: null }));
    api.on(`GET /api/customers/${id}/erasure`, () => ({
      customerId: id,
      at: '2026-11-17T11:00:00Z',
      erasedBy: 'Ilona',
      reason,
      rememberedAddresses: 1,
      keptDocuments: 2,
    }));
    const given = vi.spyOn(lib, 'download').mockImplementation(() => {});
    await click(place, 'Erase customer…');
    await type(field(place, 'Why?'), reason);
    await click(place, 'Erase for good');
    expect(api.calls.find((call) => call.method === 'DELETE')?.path).toBe(`/api/customers/${id}?reason=${reason}`);
    await click(place, 'Save the certificate');
    const said = await given.mock.calls[0]?.[0].text();
    expect(said).toContain('Erased by: Ilona');
    expect(said).toContain('1 email address is remembered');
    expect(said).toContain('2 invoices are kept');
    expect(said).not.toContain('Anna');
  });

  it('shows the stranger at once, though the next card is late, and no answer that set out before', async () => {
    const { place, api, pane } = await open();
    const late = api.hold('POST /api/card');
    void pane.opened.refresh();
    api.on(`DELETE /api/customers/${id}`, () => undefined);
    api.on('POST /api/card', () => ({ people: [unknown('anna@one.example')], mail: null }));
    await click(place, 'Erase customer…');
    await click(place, 'Erase for good');
    expect(text(place)).toContain('is not in the CRM yet');
    await doing(late);
    expect(text(place)).toContain('is not in the CRM yet');
  });

  it('does nothing twice while it is under way, and cannot be left half-way', async () => {
    const { place, api } = await open();
    const late = api.hold('DELETE');
    api.on(`DELETE /api/customers/${id}`, () => undefined);
    await click(place, 'Erase customer…');
    await click(place, 'Erase for good');
    await click(place, 'Erasing…');
    await click(place, 'Keep');
    expect(api.calls.filter((call) => call.method === 'DELETE')).toHaveLength(1);
    await doing(late);
    expect(place.querySelector('.erase')).toBeNull();
  });

  it('takes a customer who is gone already for erased', async () => {
    const { place, api } = await open();
    api.on(`DELETE /api/customers/${id}`, () => problem('no-such-customer', 404));
    api.on('POST /api/card', () => ({ people: [unknown('anna@one.example')], mail: null }));
    await click(place, 'Erase customer…');
    await click(place, 'Erase for good');
    expect(text(place)).toContain('is not in the CRM yet');
  });

  it('shows what somebody changed meanwhile before it can be erased', async () => {
    const { place, api } = await open();
    const { profile } = customer('anna@one.example');
    const current = { id, version: 'v2', profile: { ...profile, role: 'Director' } };
    api.on(`DELETE /api/customers/${id}`, (call) =>
      call.version === 'v1' ? problem('stale', 412, { body: { current } }) : undefined,
    );
    await click(place, 'Erase customer…');
    await click(place, 'Erase for good');
    expect(text(place.querySelector('.erase [role=alert]') ?? place)).toContain(
      'Someone else has just changed this customer',
    );
    expect(text(place)).toContain('Director');
    await click(place, 'Erase for good');
    expect(api.calls.filter((call) => call.method === 'DELETE').map((call) => call.version)).toEqual(['v1', 'v2']);
  });

  it('says why it failed, and nothing is lost', async () => {
    const { place, api } = await open();
    api.on(`DELETE /api/customers/${id}`, () => problem('storage-unavailable', 503));
    await click(place, 'Erase customer…');
    await click(place, 'Erase for good');
    expect(text(place.querySelector('.erase') ?? place)).toContain('cannot reach its storage');
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
  });

  it('goes back to the mail when the customer was found by name', async () => {
    const { place, api, pane } = await open();
    api.on('GET /api/customers/c9', () => {
      const card = customer('bela@two.example');
      return { ...card, id: 'c9', version: 'v7', profile: { ...card.profile, addresses: [] } };
    });
    api.on('DELETE /api/customers/c9', () => undefined);
    await doing(() => void pane.visits.open('c9', 'Béla'));
    await click(place, 'Profile');
    await click(place, 'Erase customer…');
    await click(place, 'Erase for good');
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
    expect(pane.visits.visit.value).toBeNull();
  });
});

async function open(role = 'Crm.Manager') {
  const host = fakeHost(a);
  const api = fakeApi();
  api.on('GET /api/me', () => ({
    name: 'Ilona',
    userName: 'ilona@contoso.example',
    objectId: 'ilona',
    tenantId: 'contoso',
    roles: [role],
  }));
  api.on('POST /api/card', (call) => cardOf(call, { people: [known('anna@one.example')] }));
  const { place, pane } = await mount(host, api);
  await click(place, 'Profile');
  return { place, pane, host, api };
}

function named(element: Element | null, by: string): string {
  const label = document.getElementById(element?.getAttribute(by) ?? '');
  return label === null ? '' : text(label);
}
