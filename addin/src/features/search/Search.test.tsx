import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { customer, fakeApi, fakeHost, mail, problem } from '../../testing/fakes';
import { click, doing, field, mount, press, text, type, unmount } from '../../testing/mount';

const a = mail('a', 'anna@one.example');

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  unmount();
  vi.useRealTimers();
});

describe('search', () => {
  it('opens with a key, asks once for a quick typist, and shows the customer without their mail', async () => {
    const { place, api } = await open();
    await press(document, '/');
    const box = field(place, /^Name, company/);
    expect(document.activeElement).toBe(box);
    await type(box, 'e');
    await type(box, 'el');
    await type(box, 'ele');
    await doing(() => vi.advanceTimersByTime(150));
    expect(api.bodies('POST /api/customers/search')).toEqual([{ text: 'ele' }]);
    expect(text(place)).toContain('2 found');
    expect(box.getAttribute('aria-expanded')).toBe('true');
    await press(box, 'ArrowDown');
    expect(document.getElementById(box.getAttribute('aria-activedescendant') ?? '')?.textContent).toContain('Elena');
    await press(box, 'Enter');
    expect(place.querySelector('h1')?.textContent).toBe('Elena');
    expect(place.querySelector('.log')).toBeNull();
    await click(place, 'Back to the email');
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
  });

  it('has the keyboard before the next key can come, long before anything is painted', async () => {
    await open();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true, cancelable: true }));
    await Promise.resolve();
    await Promise.resolve();
    expect(document.activeElement?.getAttribute('role')).toBe('combobox');
  });

  it('does not show a late answer to what is no longer asked', async () => {
    const { place, api } = await open();
    const release = api.hold('POST /api/customers/search', (call) => JSON.stringify(call.body).includes('"e"'));
    await click(place, 'Search customers');
    const box = field(place, /^Name, company/);
    await type(box, 'e');
    await doing(() => vi.advanceTimersByTime(150));
    api.on('POST /api/customers/search', () => ({ results: [] }));
    await type(box, 'ex');
    await doing(() => vi.advanceTimersByTime(150));
    await doing(release);
    expect(text(place)).toContain('No customer matches “ex”');
    expect(place.querySelectorAll('[role=option]')).toHaveLength(0);
  });

  it('opens nobody who was found for what stood in the box before', async () => {
    const { place } = await open();
    await press(document, '/');
    const box = field(place, /^Name, company/);
    await type(box, 'ele');
    await doing(() => vi.advanceTimersByTime(150));
    await type(box, 'elena');
    await press(box, 'Enter');
    expect(place.querySelector('[role=combobox]')).toBe(box);
    await doing(() => vi.advanceTimersByTime(150));
    await press(box, 'Enter');
    expect(place.querySelector('[role=combobox]')).toBeNull();
  });

  it('adds a customer where nobody is found, without a mail, and opens the card', async () => {
    const { place, api } = await open();
    api.on('POST /api/customers/search', () => ({ results: [], hasMore: false }));
    api.on('POST /api/customers', (call) =>
      call.path === '/api/customers' ? customer('zz@two.example', { id: 'c2' }) : { results: [], hasMore: false },
    );
    await press(document, '/');
    await type(field(place, /^Name, company/), 'Zoe Quist');
    await doing(() => vi.advanceTimersByTime(150));
    expect(text(place)).toContain('No customer matches “Zoe Quist”');
    await click(place, 'Add “Zoe Quist” as a new customer');
    expect(field(place, /^Name/).value).toBe('Zoe Quist');
    await type(field(place, 'Email address'), 'zoe@quist.example');
    await click(place, 'Add to CRM');
    expect(api.calls.find(({ path }) => path === '/api/customers')?.body).toMatchObject({
      name: 'Zoe Quist',
      addresses: ['zoe@quist.example'],
    });
    expect(text(place)).toContain('Added to the CRM');
    expect(place.querySelector('h1')?.textContent).toBe('Elena');
  });

  it('takes what looks like an address for one', async () => {
    const { place, api } = await open();
    api.on('POST /api/customers/search', () => ({ results: [], hasMore: false }));
    await press(document, '/');
    await type(field(place, /^Name, company/), 'zoe.quist@quist.example');
    await doing(() => vi.advanceTimersByTime(150));
    await click(place, /^Add “zoe/);
    expect(field(place, /^Name/).value).toBe('Zoe Quist');
    expect(field(place, 'Email address').value).toBe('zoe.quist@quist.example');
    expect(text(place)).not.toContain('Invisible characters');
    await type(field(place, 'Email address'), 'zoe\u200b.quist@quist.example');
    expect(field(place, 'Email address').value).toBe('zoe.quist@quist.example');
    expect(text(place)).toContain('Invisible characters were removed.');
    await click(place, 'Back');
    expect(field(place, /^Name, company/).value).toBe('zoe.quist@quist.example');
  });

  it('shows recent customers before anything is typed, and says when there are more than it shows', async () => {
    const { place, api } = await open();
    await press(document, '/');
    await doing(() => vi.advanceTimersByTime(0));
    expect(api.bodies('POST /api/customers/search')).toEqual([{ text: '' }]);
    expect(text(place)).toContain('Recent customers');
    expect(place.querySelectorAll('[role=option]')).toHaveLength(2);
    expect(text(place)).not.toContain('There are more');
    api.on('POST /api/customers/search', () => ({ results: [], hasMore: true }));
    await type(field(place, /^Name, company/), 'e');
    await doing(() => vi.advanceTimersByTime(150));
    expect(text(place)).toContain('There are more. Type more letters');
  });

  it('keeps silent where recent customers cannot be had', async () => {
    const { place, api } = await open();
    api.on('POST /api/customers/search', () => problem('unavailable', 503));
    await press(document, '/');
    await doing(() => vi.advanceTimersByTime(0));
    expect(place.querySelector('.problem')).toBeNull();
  });

  it('closes with Escape, and a slash typed into a field stays a slash', async () => {
    const { place } = await open();
    await press(document, '/');
    const box = field(place, /^Name, company/);
    await press(box, '/');
    await press(box, 'Escape');
    expect(place.querySelector('[role=combobox]')).toBeNull();
    expect(place.querySelector('h1')?.textContent).toBe('Anna');
  });

  it('tells failures in words', async () => {
    const { place, api } = await open();
    api.on('POST /api/customers/search', () => problem('offline', 0));
    await press(document, '/');
    await type(field(place, /^Name, company/), 'x');
    await doing(() => vi.advanceTimersByTime(150));
    expect(text(place)).toContain('You are offline');
  });
});

async function open() {
  const api = fakeApi();
  const found = (id: string, name: string) => ({
    id,
    kind: 'person',
    name,
    company: null,
    role: null,
    address: null,
    city: null,
    country: null,
    stage: 'customer',
  });
  api.on('POST /api/customers/search', () => ({ results: [found('c1', 'Eleni'), found('c2', 'Elena')] }));
  api.on('GET /api/customers/c2', () => customer('elena@two.example', { id: 'c2' }));
  const { place } = await mount(fakeHost(a), api);
  return { place, api };
}
