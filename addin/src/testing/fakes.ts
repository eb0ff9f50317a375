import type { Answer, Call, Send } from '../api/client';
import type { Problem, ProblemType } from '../api/problem';
import type { Card, CustomerCard, Person, Profile } from '../api/types';
import type { EntryOf } from '../features/slice';
import type { Host, Mail, MailPerson } from '../host/host';

/** A host whose items and events the test decides. */
export interface FakeHost extends Host {
  open: (mail: Mail | null) => void;
  changeRecipients: (mail: Mail) => void;
  /** When set, reading an item takes until the test says so. */
  readGate: Promise<unknown> | null;
  dialogAnswer: string | null;
  dialogs: string[];
}

export const maria: MailPerson = { name: 'Maria', address: 'maria@contoso.example' };

export function fakeHost(first: Mail | null): FakeHost {
  let item = first;
  let itemChanged = () => {};
  let recipientsChanged = () => {};
  const host: FakeHost = {
    user: maria,
    language: 'en-GB',
    nestedAuth: true,
    about: 'Fake 1',
    readGate: null,
    dialogAnswer: null,
    dialogs: [],
    read: async () => {
      const read = item;
      await host.readGate;
      return read;
    },
    onItemChanged: (changed) => {
      itemChanged = changed;
    },
    onRecipientsChanged: (changed) => {
      recipientsChanged = changed;
    },
    theme: () => 'light',
    onThemeChanged: () => {},
    dialog: (path) => {
      host.dialogs.push(path);
      return Promise.resolve(host.dialogAnswer);
    },
    openLink: () => {},
    open: (mail) => {
      item = mail;
      itemChanged();
    },
    changeRecipients: (mail) => {
      item = mail;
      recipientsChanged();
    },
  };
  return host;
}

/** A received mail with an id made of its letter. */
export function mail(letter: string, from: string, over: Partial<Mail> = {}): Mail {
  return {
    mode: 'read',
    key: letter,
    itemId: `item-${letter}`,
    internetMessageId: `<${letter}@mail>`,
    start: null,
    mailbox: Promise.resolve(null),
    subject: `Mail ${letter}`,
    from: { name: nameOf(from), address: from },
    sender: from,
    createdAt: null,
    recipients: [maria],
    cut: false,
    ...over,
  };
}

type Responder = (call: Call) => unknown;

export interface FakeApi {
  send: Send;
  calls: Call[];
  /** The answer to every call whose "METHOD /path" begins so; the longest beginning wins, then what was set last. */
  on: (start: string, respond: Responder) => void;
  /** Holds the answers back, to all such calls or to some, until the returned function is called. */
  hold: (start: string, which?: (call: Call) => boolean) => () => void;
  bodies: (start: string) => unknown[];
}

/** An API that answers as told, ignores that it was aborted (a late answer really comes), and keeps what it was asked. */
export function fakeApi(): FakeApi {
  const responders: { start: string; respond: Responder }[] = [];
  const gates: { applies: (call: Call) => boolean; gate: Promise<void> }[] = [];
  const calls: Call[] = [];
  const starts = (call: Call, start: string) => `${call.method} ${call.path}`.startsWith(start);

  const send: Send = async <T>(call: Call): Promise<Answer<T>> => {
    calls.push(call);
    const gate = gates.find((one) => one.applies(call));
    const fitting = responders.filter((one) => starts(call, one.start));
    const longest = Math.max(...fitting.map((one) => one.start.length));
    const respond = fitting.findLast((one) => one.start.length === longest)?.respond;
    const said = respond === undefined ? problem('not-found', 404) : respond(call);
    await gate?.gate;
    return isAnswer(said) ? (said as Answer<T>) : { ok: true, value: said as T, status: 200, version: null };
  };

  const api: FakeApi = {
    send,
    calls,
    on: (start, respond) => responders.push({ start, respond }),
    hold: (start, which = () => true) => {
      let release = () => {};
      const held = {
        applies: (call: Call) => starts(call, start) && which(call),
        gate: new Promise<void>((resolve) => (release = resolve)),
      };
      gates.push(held);
      return () => {
        gates.splice(gates.indexOf(held), 1);
        release();
      };
    },
    bodies: (start) => calls.filter((call) => starts(call, start)).map((call) => call.body),
  };
  api.on('GET /api/me', () => ({
    name: 'Maria',
    userName: maria.address,
    objectId: 'maria',
    tenantId: 'contoso',
    roles: ['Crm.Sales'],
  }));
  api.on('GET /api/me/tasks', () => ({ today: '2026-11-17', tasks: [], next: null }));
  api.on('POST /api/correspondence/conversation/size', () => ({ messages: 1, more: false }));
  api.on('POST /api/correspondence/people', () => problem('no-such-message', 404));
  api.on('POST /api/card', (call) => cardOf(call));
  return api;
}

export function problem(type: ProblemType, status: number, more: Partial<Problem> = {}): Answer<never> {
  return { ok: false, problem: { type, status, ...more } };
}

/** Everybody asked about is a customer named after their address. */
export function cardOf(call: Call, over: Partial<Card> = {}): Card {
  const { addresses } = call.body as { addresses: string[] };
  return { people: addresses.map((address) => known(address)), mail: null, ...over };
}

export function known(address: string, over: Partial<CustomerCard> = {}): Person {
  return {
    address,
    customer: customer(address, over),
    organisation: null,
    lookAlike: null,
    isOurs: false,
    automatic: null,
    standsForOthers: false,
  };
}

export function unknown(address: string, over: Partial<Person> = {}): Person {
  return {
    address,
    customer: null,
    organisation: null,
    lookAlike: null,
    isOurs: false,
    automatic: null,
    standsForOthers: false,
    ...over,
  };
}

export function customer(address: string, over: Partial<CustomerCard> = {}): CustomerCard {
  return {
    id: `id-${address}`,
    version: 'v1',
    profile: profile({ name: nameOf(address), addresses: [address] }),
    summary: {},
    figures: {},
    openItems: [],
    moreOpenItems: false,
    timeline: { entries: [], next: null },
    company: null,
    ...over,
  };
}

export function profile(over: Partial<Profile> = {}): Profile {
  return {
    kind: 'person',
    name: 'Eleni Papadaki',
    addresses: [],
    phones: [],
    domains: [],
    birthday: null,
    language: null,
    country: null,
    region: null,
    city: null,
    postalCode: null,
    street: null,
    role: null,
    company: null,
    organisationId: null,
    stage: 'customer',
    owner: null,
    notes: null,
    ...over,
  };
}

export function mailEntry(id: string, at: string, over: Partial<EntryOf<'mail'>['mail']> = {}): EntryOf<'mail'> {
  return {
    id,
    kind: 'mail',
    at,
    mail: {
      subject: `Subject ${id}`,
      direction: 'received',
      from: null,
      preview: `Preview ${id}`,
      recipients: 1,
      attachments: [],
      attachmentCount: 0,
      customers: [],
      loggedBy: [{ userId: 'nikos', name: 'Nikos', at }],
      internetMessageId: `<${id}>`,
      conversationId: null,
      hasMoreText: false,
      mailbox: null,
      webLink: null,
      to: null,
      said: null,
      ...over,
    },
  };
}

function nameOf(address: string): string {
  const local = address.split('@')[0] ?? '';
  return local.charAt(0).toUpperCase() + local.slice(1);
}

function isAnswer(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value;
}
