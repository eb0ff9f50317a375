import { afterEach, describe, expect, it, vi } from 'vitest';
import { meetingKey } from './meeting';
import { findOutlook } from './office';

const details = (name: string, emailAddress: string) => ({ displayName: name, emailAddress });
const read = {
  itemId: 'AA/BB+CC',
  internetMessageId: '<a@mail>',
  subject: 'Offer',
  conversationId: 'c',
  from: details('Anna', 'anna@one.example'),
  to: [details('Maria', 'maria@contoso.example')],
  cc: [details('', '')],
  dateTimeCreated: new Date(0),
};

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the host', () => {
  it('is none where Office.js was blocked', async () => {
    expect(await findOutlook()).toBeNull();
  });

  it('is none in a plain browser, where Office has no requirements', async () => {
    vi.stubGlobal('Office', {
      HostType: { Outlook: 'Outlook' },
      onReady: () => Promise.resolve({ host: null }),
      context: {},
    });
    expect(await findOutlook()).toBeNull();
  });

  it('reads the open mail in the form Graph takes', async () => {
    const host = await outlook({ item: read });
    const mail = await host?.read();
    expect(mail).toMatchObject({
      mode: 'read',
      itemId: 'AA-BB_CC',
      internetMessageId: '<a@mail>',
      from: { name: 'Anna', address: 'anna@one.example' },
      recipients: [{ name: 'Maria', address: 'maria@contoso.example' }],
    });
    expect(await mail?.mailbox).toBeNull();
  });

  it('knows that a list of recipients as long as Outlook’s limit may have been cut', async () => {
    const one = { displayName: 'P', emailAddress: 'p@two.example' };
    const cut = async (count: number) => {
      const host = await outlook({ item: { ...read, cc: Array.from({ length: count }, () => one) } });
      return (await host?.read())?.cut;
    };
    expect([await cut(3), await cut(20), await cut(21), await cut(100)]).toEqual([false, true, false, true]);
  });

  it('takes mobile’s id as it is, and a missing one as missing', async () => {
    const mobile = await outlook({ item: read, convertToRestId: undefined });
    expect((await mobile?.read())?.itemId).toBe('AA/BB+CC');
    const mac = await outlook({ item: { ...read, itemId: null } });
    expect(await mac?.read()).toMatchObject({ itemId: null, key: '<a@mail>' });
    const broken = await outlook({
      item: read,
      convertToRestId: () => {
        throw new Error('broken');
      },
    });
    expect((await broken?.read())?.itemId).toBeNull();
  });

  it('names the owner of a shared mailbox, and nobody for one’s own', async () => {
    const shared = (owner: string, status = 'succeeded') => ({
      ...read,
      getSharedPropertiesAsync: (tell: (result: unknown) => void) => tell({ status, value: { owner } }),
    });
    const owner = async (item: unknown) => (await (await outlook({ item }))?.read())?.mailbox;
    expect(await owner(shared('sales@contoso.example'))).toBe('sales@contoso.example');
    expect(await owner(shared('Maria@contoso.example'))).toBeNull();
    expect(await owner(shared('sales@contoso.example', 'failed'))).toBeNull();
  });

  it('reads the recipients of a mail that is being written', async () => {
    const field = (...people: unknown[]) => ({
      getAsync: (tell: (result: unknown) => void) => tell({ status: 'succeeded', value: people }),
    });
    const host = await outlook({ item: { to: field(details('Anna', 'anna@one.example')), cc: field(), bcc: field() } });
    expect(await host?.read()).toMatchObject({ mode: 'compose', itemId: null, recipients: [{ name: 'Anna' }] });
  });

  it('reads who is in a meeting, as a guest and as its host', async () => {
    const guest = {
      itemType: 'appointment',
      itemId: 'AA/BB',
      subject: 'Fair',
      organizer: details('Anna', 'anna@one.example'),
      requiredAttendees: [details('Maria', 'maria@contoso.example')],
      optionalAttendees: [details('Bela', 'bela@two.example'), details('Room 1', '')],
      dateTimeCreated: new Date(0),
      start: new Date('2026-11-20T09:00:00.400Z'),
      end: new Date('2026-11-20T10:00:00Z'),
    };
    expect(await (await outlook({ item: guest }))?.read()).toMatchObject({
      mode: 'meeting',
      key: 'meeting AA/BB',
      itemId: 'AA-BB',
      internetMessageId: 'meeting\n2026-11-20T09:00:00Z',
      from: { name: 'Anna' },
      recipients: [{ name: 'Maria' }, { name: 'Bela' }],
    });
    for (const subject of [
      'Canceled: Fair',
      'Cancelled: Fair',
      'Abgesagt: Messe',
      'Ακυρώθηκε: Έκθεση',
      'Lemondva: Vásár',
    ]) {
      expect(await (await outlook({ item: { ...guest, subject } }))?.read()).toMatchObject({ cancelled: true });
    }

    for (const subject of ['Fair', 'Cancelled flights', 'Re: Cancel: Fair', '']) {
      expect(await (await outlook({ item: { ...guest, subject } }))?.read()).toMatchObject({ cancelled: false });
    }

    expect(await (await outlook({ item: { ...guest, start: undefined } }))?.read()).toMatchObject({
      start: null,
      internetMessageId: null,
    });

    const addHandlerAsync = vi.fn();
    const field = (...people: unknown[]) => ({
      getAsync: (tell: (result: unknown) => void) => tell({ status: 'succeeded', value: people }),
    });
    const host = await outlook({
      item: {
        itemType: 'appointment',
        requiredAttendees: field(details('Anna', 'anna@one.example')),
        optionalAttendees: field(),
        addHandlerAsync,
      },
    });
    expect(await host?.read()).toMatchObject({
      mode: 'meeting',
      from: null,
      recipients: [{ name: 'Anna' }],
      itemId: null,
      start: null,
    });
    host?.onRecipientsChanged(() => {});
    // Recipients and time.
    expect(addHandlerAsync).toHaveBeenCalledTimes(2);
  });

  it('knows a saved meeting of one’s own by what others know it by', async () => {
    const told = (value: unknown, status = 'succeeded') => ({
      getAsync: (tell: (result: unknown) => void) => tell({ status, value }),
    });
    const own = {
      itemType: 'appointment',
      requiredAttendees: told([details('Anna', 'anna@one.example')]),
      optionalAttendees: told(undefined, 'failed'),
      organizer: told(details('Maria', 'maria@contoso.example')),
      start: told(new Date('2026-11-20T09:00:00Z')),
      end: told(new Date('2026-11-20T10:00:00Z')),
      getItemIdAsync: (tell: (result: unknown) => void) => tell({ status: 'succeeded', value: 'CC/DD' }),
    };
    expect(await (await outlook({ item: own }))?.read()).toMatchObject({
      key: 'meeting CC/DD',
      itemId: 'CC-DD',
      internetMessageId: 'meeting\n2026-11-20T09:00:00Z',
      from: { address: 'maria@contoso.example' },
      recipients: [{ name: 'Anna' }],
    });
    const unsaved = { ...own, getItemIdAsync: (tell: (result: unknown) => void) => tell({ status: 'failed' }) };
    expect(await (await outlook({ item: unsaved }))?.read()).toMatchObject({ itemId: null });
  });

  it('counts a whole day as that day, in whatever zone its midnight is', () => {
    const at = (day: number, hour = 0) => new Date(2026, 10, day, hour);
    expect(meetingKey(at(20), at(21))).toBe('meeting\n2026-11-20T00:00:00Z');
    const elsewhere = (hours: number) => new Date(Date.UTC(2026, 10, 20, -hours));
    for (const zone of [-8, -5, 2, 6, 9]) {
      expect(meetingKey(elsewhere(zone), elsewhere(zone - 48))).toBe('meeting\n2026-11-20T00:00:00Z');
      expect(meetingKey(elsewhere(zone), elsewhere(zone - 47))).toBe('meeting\n2026-11-20T00:00:00Z');
    }

    expect(meetingKey(at(20), at(20, 1))).toBe(`meeting\n${at(20).toISOString().slice(0, 19)}Z`);
  });

  it('tells a phone’s calendar that the meeting is logged, and nobody else’s', async () => {
    const kept = new Map<string, string>();
    const saveAsync = vi.fn();
    const item = {
      itemType: 'appointment',
      itemId: 'AA',
      start: new Date(0),
      dateTimeCreated: new Date(0),
      loadCustomPropertiesAsync: (tell: (result: unknown) => void) =>
        tell({
          status: 'succeeded',
          value: {
            set: (name: string, value: string) => void kept.set(name, value),
            remove: (name: string) => void kept.delete(name),
            saveAsync,
          },
        }),
    };
    const mail = await (await outlook({ item }))?.read();
    mail?.showLogged?.(true);
    expect(saveAsync).not.toHaveBeenCalled();
    Object.assign(Office.context, { platform: 'iOS' });
    mail?.showLogged?.(true);
    expect([kept.get('EventLogged'), saveAsync.mock.calls.length]).toEqual(['true', 1]);
    mail?.showLogged?.(false);
    expect([kept.size, saveAsync.mock.calls.length]).toEqual([0, 2]);
  });

  it('has no item where none is open', async () => {
    const host = await outlook({ item: null });
    expect(await host?.read()).toBeNull();
  });

  it('tells of another item once, by the event or when the user comes back', async () => {
    const handlers: (() => void)[] = [];
    const mailbox: { item: unknown; addHandlerAsync: (type: unknown, handler: () => void) => void } = {
      item: read,
      addHandlerAsync: (_, handler) => void handlers.push(handler),
    };
    const host = await outlook(mailbox);
    const changed = vi.fn();
    host?.onItemChanged(changed);
    dispatchEvent(new Event('focus'));
    expect(changed).not.toHaveBeenCalled();
    Object.assign(Office.context.mailbox, { item: { ...read, itemId: 'another' } });
    dispatchEvent(new Event('focus'));
    dispatchEvent(new Event('focus'));
    expect(changed).toHaveBeenCalledTimes(1);
    handlers.forEach((tell) => tell());
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('does not wait for ever for a client that never calls back', async () => {
    vi.useFakeTimers();
    const host = await outlook({ item: { ...read, getSharedPropertiesAsync: () => {} } });
    const mailbox = (await host?.read())?.mailbox;
    vi.advanceTimersByTime(5000);
    expect(await mailbox).toBeNull();
    vi.useRealTimers();
  });

  it('tells dark from light by Outlook’s own colours', async () => {
    expect((await outlook({ item: null }, '#1f1f1f'))?.theme()).toBe('dark');
    expect((await outlook({ item: null }, '#ffffff'))?.theme()).toBe('light');
    expect((await outlook({ item: null }, '#000000'))?.theme()).toBe('dark');
  });

  it('tells high contrast by black on black', async () => {
    expect((await outlook({ item: null }, '#000000', '#000000'))?.theme()).toBe('contrast');
    expect((await outlook({ item: null }, '#ffffff', '#ffffff'))?.theme()).toBe('light');
  });
});

async function outlook(mailbox: object, background = '#ffffff', controls = '#f0f0f0') {
  vi.stubGlobal('Office', {
    HostType: { Outlook: 'Outlook' },
    EventType: {},
    AsyncResultStatus: { Succeeded: 'succeeded' },
    PlatformType: { iOS: 'iOS', Android: 'Android' },
    MailboxEnums: { RestVersion: { v2_0: 'v2.0' }, ItemType: { Appointment: 'appointment' } },
    onReady: () => Promise.resolve({ host: 'Outlook' }),
    context: {
      displayLanguage: 'en-GB',
      officeTheme: { bodyBackgroundColor: background, controlBackgroundColor: controls },
      requirements: { isSetSupported: () => true },
      mailbox: {
        userProfile: { displayName: 'Maria', emailAddress: 'maria@contoso.example' },
        diagnostics: { hostName: 'OutlookWebApp', hostVersion: '1' },
        convertToRestId: (id: string) => id.replace(/\//g, '-').replace(/\+/g, '_'),
        ...mailbox,
      },
    },
  });
  return findOutlook();
}
