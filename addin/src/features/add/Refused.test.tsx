import { afterEach, describe, expect, it } from 'vitest';
import { fakeApi, fakeHost, mail, problem, unknown } from '../../testing/fakes';
import { click, mount, text, unmount } from '../../testing/mount';

const address = 'zsofia.kiss@dunabor.example';
const a = mail('a', address, { from: { name: 'Kiss Zsófia', address } });

afterEach(unmount);

describe('an address that the API refuses', () => {
  it.each([
    ['Add and log this email', { ours: address }, 'This is a colleague’s address, and a colleague is not a customer'],
    ['Add without logging', { ours: address }, 'This is a colleague’s address, and a colleague is not a customer'],
    ['Add without logging', {}, 'This sender has no usable email address and cannot be added to the CRM.'],
  ])('is told with the reason, and with no field that is not there: %s %o', async (name, body, words) => {
    const api = strangers();
    const refusal = { errors: { addresses: ['No.'] }, body };
    api.on('POST /api/customers', (call) =>
      call.path === '/api/customers' ? problem('invalid-request', 400, refusal) : problem('unavailable', 503),
    );
    const { place } = await mount(fakeHost(a), api);
    await click(place, name);
    expect([...place.querySelectorAll('[role=alert]')].map(text)).toEqual([words]);
  });

  it('is told beside the other fields that are wrong', async () => {
    const api = strangers();
    const refusal = { errors: { addresses: ['No.'], 'phones[0]': ['No.'] }, body: { ours: address } };
    api.on('POST /api/customers', (call) =>
      call.path === '/api/customers' ? problem('invalid-request', 400, refusal) : problem('unavailable', 503),
    );
    const { place } = await mount(fakeHost(a), api);
    await click(place, 'Add without logging');
    expect(text(place)).toContain('a colleague is not a customer');
    expect(text(place)).toContain('Check the marked fields');
  });
});

function strangers() {
  const api = fakeApi();
  api.on('POST /api/card', () => ({ people: [unknown(address)], mail: null }));
  return api;
}
