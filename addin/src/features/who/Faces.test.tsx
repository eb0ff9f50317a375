import { afterEach, describe, expect, it } from 'vitest';
import { fakeApi, fakeHost, mail, known, unknown } from '../../testing/fakes';
import { click, doing, mount, press, text, unmount } from '../../testing/mount';

const others = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ name: `Person ${index}`, address: `p${index}@two.example` }));

afterEach(unmount);

describe('several people on a mail', () => {
  it('are tabs, walked with the arrows', async () => {
    const { place } = await open(2);
    const tabs = () => [...place.querySelectorAll<HTMLElement>('.faces [role=tab]')];
    expect(tabs()).toHaveLength(3);
    expect(tabs().map((tab) => tab.tabIndex)).toEqual([0, -1, -1]);
    await press(tabs()[0] ?? document, 'ArrowRight');
    expect(document.activeElement).toBe(tabs()[1]);
    expect(place.querySelector('h1')?.textContent).toBe('P0');
    await press(tabs()[1] ?? document, 'End');
    expect(place.querySelector('h1')?.textContent).toBe('P1');
    await press(tabs()[2] ?? document, 'ArrowRight');
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
  });

  it('stay compact until asked for', async () => {
    const { place } = await open(11);
    expect(place.querySelectorAll('.faces [role=tab]')).toHaveLength(5);
    await click(place, 'Show 7 more');
    expect(place.querySelectorAll('.faces [role=tab]')).toHaveLength(12);
  });

  it('are asked about up to a hundred, and the rest is not kept quiet', async () => {
    const api = fakeApi();
    api.on('POST /api/card', (call) => ({
      people: (call.body as { addresses: string[] }).addresses.map((address) => unknown(address)),
      mail: null,
    }));
    const { place } = await mount(fakeHost(mail('a', 'anna@one.example', { recipients: others(150) })), api);
    const asked = (api.bodies('POST /api/card')[0] as { addresses: string[] }).addresses;
    expect(asked).toHaveLength(100);
    expect(asked[0]).toBe('anna@one.example');
    expect(text(place)).toContain('Showing 100 of 151');
    expect(text(place)).not.toContain('nobody on it');
    expect(text(place)).toContain('Log email');
    await click(place, 'Show 95 more');
    await click(place, 'Show fewer');
    expect(place.querySelectorAll('.faces [role=tab]')).toHaveLength(5);
  });

  it('are not taken for everybody where Outlook may have cut the list', async () => {
    const api = fakeApi();
    api.on('POST /api/card', () => ({ people: [unknown('anna@one.example')], mail: null }));
    const cut = mail('a', 'anna@one.example', { recipients: others(1), cut: true });
    const { place } = await mount(fakeHost(cut), api);
    expect(text(place)).toContain('there may be more');
    expect(text(place)).not.toContain('nobody on it');
    expect(text(place)).toContain('Log email');
  });

  it('keep the log button when the one shown is a stranger', async () => {
    const api = fakeApi();
    api.on('POST /api/card', () => ({
      people: [known('anna@one.example'), unknown('p0@two.example')],
      mail: null,
    }));
    const { place } = await mount(fakeHost(mail('a', 'anna@one.example', { recipients: others(1) })), api);
    await doing(() => place.querySelectorAll<HTMLElement>('.faces [role=tab]')[1]?.click());
    expect(text(place)).toContain('p0@two.example is not in the CRM yet');
    expect(text(place)).toContain('Log email');
  });
});

async function open(count: number) {
  return mount(fakeHost(mail('a', 'anna@one.example', { recipients: others(count) })), fakeApi());
}
