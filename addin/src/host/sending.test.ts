import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onSending } from './sending';
import type { Sending } from './sending';

type Done = (result: unknown) => void;
const succeeded = (value: unknown) => ({ getAsync: (done: Done) => done({ status: 'succeeded', value }) });
const failed = { getAsync: (done: Done) => done({ status: 'failed', error: { message: 'no' } }) };
const silent = { getAsync: () => {} };
const details = (emailAddress: string, recipientType = 'externalUser') => ({ emailAddress, recipientType });
const item = {
  from: succeeded(details('info@contoso.example')),
  to: succeeded([details('a@alpha.example')]),
  cc: succeeded([details('nikos@contoso.gr', 'user'), details('all@contoso.gr', 'distributionList')]),
  bcc: succeeded([details('b@beta.example', 'other')]),
};

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Sends a mail and answers what Outlook is told. */
async function send(over: object | null, ask: (mail: Sending) => string | null, waitMs = 0) {
  const told: unknown[] = [];
  let run: ((event: unknown) => void) | null = null;
  vi.stubGlobal('Office', {
    AsyncResultStatus: { Succeeded: 'succeeded' },
    actions: { associate: (_: string, given: (event: unknown) => void) => (run = given) },
    context: {
      displayLanguage: 'hu-HU',
      mailbox: { userProfile: { emailAddress: 'maria@contoso.example' }, item: over && { ...item, ...over } },
    },
  });
  onSending('check', ask);
  (run as ((event: unknown) => void) | null)?.({ completed: (options: unknown) => told.push(options) });
  await vi.advanceTimersByTimeAsync(waitMs);
  return told;
}

describe('sending', () => {
  it('tells who sends to whom, and asks what is to be asked', async () => {
    let seen: Sending | null = null;
    const told = await send({}, (mail) => {
      seen = mail;
      return 'Sure?';
    });
    expect(seen).toEqual({
      from: ['maria@contoso.example', 'info@contoso.example'],
      recipients: [
        { address: 'a@alpha.example', internal: false },
        { address: 'nikos@contoso.gr', internal: true },
        { address: 'all@contoso.gr', internal: true },
        { address: 'b@beta.example', internal: false },
      ],
      language: 'hu-HU',
    });
    expect(told).toEqual([{ allowEvent: false, errorMessage: 'Sure?' }]);
  });

  it('leaves out a recipient without an address, and sees the others', async () => {
    const broken = [{ ...details(''), emailAddress: undefined }, { ...details(''), emailAddress: null }, null, {}];
    let seen: Sending | null = null;
    await send({ to: succeeded([...broken, details('a@alpha.example')]), cc: succeeded(undefined) }, (mail) => {
      seen = mail;
      return null;
    });
    expect((seen as Sending | null)?.recipients.map(({ address }) => address)).toEqual([
      'a@alpha.example',
      'b@beta.example',
    ]);
  });

  it('lets a mail go about which nothing is to be asked', async () => {
    expect(await send({}, () => null)).toEqual([{ allowEvent: true }]);
  });

  it.each([
    ['a list that cannot be read', { cc: failed }],
    ['a sender that cannot be read', { from: failed }],
    ['a client without Bcc', { bcc: undefined }],
    ['no item', null],
  ])('lets a mail go with %s', async (_, over) => {
    expect(await send(over, () => 'Sure?')).toEqual([{ allowEvent: true }]);
  });

  it('lets a mail go when the question fails', async () => {
    const broken = () => {
      throw new Error('broken');
    };
    expect(await send({}, broken)).toEqual([{ allowEvent: true }]);
  });

  it('lets a mail go before Outlook’s five seconds when somebody does not answer', async () => {
    expect(await send({ to: silent }, () => 'Sure?', 3_900)).toEqual([]);
    expect(await send({ to: silent }, () => 'Sure?', 4_900)).toEqual([{ allowEvent: true }]);
  });

  it('answers once, also when the lists come late', async () => {
    const late = { getAsync: (done: Done) => setTimeout(() => done({ status: 'succeeded', value: [] }), 4_500) };
    expect(await send({ to: late }, () => 'Sure?', 10_000)).toEqual([{ allowEvent: true }]);
  });
});
