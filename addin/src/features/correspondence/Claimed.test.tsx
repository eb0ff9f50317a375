import { afterEach, describe, expect, it } from 'vitest';
import type { Person } from '../../api/types';
import { fakeApi, fakeHost, mail, unknown } from '../../testing/fakes';
import { mount, unmount } from '../../testing/mount';
import { until } from '../../testing/until';

afterEach(unmount);

describe('whoever gives another’s address as a name', () => {
  const claimed = { customerId: 'c', name: 'Lena Post', address: 'lena@two.example' };
  const opened = async (people: readonly Person[], of: typeof claimed | null = claimed) => {
    const api = fakeApi();
    const named = people.map(({ address }) => ({ name: 'X', address }));
    api.on('POST /api/correspondence/people', () => ({
      author: named[0],
      people: named,
      claimed: of,
      isOurs: false,
      automatic: null,
      never: null,
    }));
    api.on('POST /api/card', () => ({ people, mail: null }));
    const from = { name: 'lena@two.example', address: 'x@stranger.example' };
    const { place } = await mount(fakeHost(mail('a', from.address, { from })), api);
    return place;
  };

  it('is marked as not the one', async () => {
    const place = await opened([unknown('x@stranger.example')]);
    await until(() => place.querySelector('.lookalike') !== null);
    expect(place.querySelector('.lookalike')?.textContent).toMatch(
      /x@stranger\.example.*lena@two\.example|lena@two\.example.*x@stranger\.example/,
    );
  });

  it('alone is marked', async () => {
    const place = await opened([unknown('x@stranger.example'), unknown('y@stranger.example')]);
    await until(() => place.querySelector('.lookalike') !== null);
    expect(place.querySelectorAll('.lookalike')).toHaveLength(1);
  });

  it('is nobody where the mailbox tells of nobody', async () => {
    const place = await opened([unknown('x@stranger.example')], null);
    expect(place.querySelector('.lookalike')).toBeNull();
  });
});
