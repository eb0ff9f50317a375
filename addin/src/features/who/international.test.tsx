import { afterEach, expect, it } from 'vitest';
import { cardOf, fakeApi, fakeHost, mail, unknown } from '../../testing/fakes';
import { mount, text, unmount } from '../../testing/mount';

const punycode = 'anna@xn--bcher-kva.example';

afterEach(unmount);

it.each(['a customer', 'a stranger'])('shows the international domain of %s as people write it', async (who) => {
  const api = fakeApi();
  api.on('POST /api/card', (call) => cardOf(call, who === 'a stranger' ? { people: [unknown(punycode)] } : {}));
  const { place } = await mount(fakeHost(mail('a', punycode)), api);
  expect(text(place)).toContain('anna@bücher.example');
  expect(text(place)).not.toContain('xn--');
});

it('writes to the address as mail programs know it', async () => {
  const api = fakeApi();
  api.on('POST /api/card', (call) => cardOf(call));
  const { place } = await mount(fakeHost(mail('a', punycode)), api);
  expect(place.querySelector('a[href^="mailto:"]')?.getAttribute('href')).toBe(`mailto:${punycode}`);
});
