// What the pane's Office object is told: plain data in the shapes of Outlook's API.
import { themes } from './choices.js';

// Outlook on the web gives at most this many recipients while the header is collapsed.
const collapsedLimit = 20;
const expandedLimit = 1000;
const phoneLimit = 100;

export const isPhone = ({ choices }) => choices.width === 'phone';

function details(person, domain) {
  if (person === null) {
    return null;
  }
  const { name, address } = person;
  return {
    displayName: name || address,
    emailAddress: address,
    recipientType: address.toLowerCase().endsWith(`@${domain}`) ? 'user' : 'externalUser',
    appointmentResponse: 'none',
  };
}

const domainOf = ({ user }) => user.userName.split('@')[1];

export function people(state, list) {
  return list.map((person) => details(person, domainOf(state)));
}

function readItem(state) {
  const { message, expanded } = state;
  const limit = isPhone(state) ? phoneLimit : expanded ? expandedLimit : collapsedLimit;
  return {
    mode: 'read',
    // On Android the id is in REST shape already.
    itemId: isPhone(state) ? message.restId : message.ewsId,
    itemClass: message.itemClass,
    internetMessageId: message.internetMessageId,
    conversationId: message.conversationId,
    subject: message.subject,
    normalizedSubject: message.normalizedSubject,
    from: details(message.from, domainOf(state)),
    sender: details(message.sender, domainOf(state)),
    to: people(state, message.to).slice(0, limit),
    cc: people(state, message.cc).slice(0, limit),
    attachments: message.attachments.map(({ id, name, contentType, size, isInline }) => ({
      id,
      name,
      contentType,
      size,
      isInline,
      attachmentType: 'file',
    })),
    dateTimeCreated: message.dateTimeCreated,
    dateTimeModified: isPhone(state) ? null : message.dateTimeModified,
    shared: isShared(state) && !isPhone(state),
  };
}

function isShared({ user, mailbox }) {
  return user.mailboxes.some((box) => box.address === mailbox && box.shared);
}

/** Names the open item, or null: a new name is what Outlook calls ItemChanged. */
export function itemKey({ draft, message, selected }) {
  if (draft) {
    return 'compose';
  }
  return message && selected !== null ? `read ${message.id}` : null;
}

export function officeState(state) {
  const key = itemKey(state);
  const phone = isPhone(state);
  return {
    item: key === null ? null : key === 'compose' ? { mode: 'compose', conversationId: null } : readItem(state),
    userProfile: {
      displayName: state.user.displayName,
      emailAddress: state.user.userName,
      timeZone: 'GTB Standard Time',
      accountType: 'office365',
    },
    hostName: phone ? 'OutlookAndroid' : 'OutlookWebApp',
    hostVersion: '16.0.19127.4',
    platform: phone ? 'Android' : 'OfficeOnline',
    mobile: phone,
    displayLanguage: state.choices.language,
    officeTheme: themes[state.choices.theme].officeTheme,
    sets: {
      Mailbox: phone ? '1.5' : '1.14',
      DialogApi: '1.2',
      ...(state.choices.naa === 'yes' ? { NestedAppAuth: '1.1' } : {}),
    },
  };
}

/** The values of the item's asynchronous getters. */
export const getters = {
  'item.body.getAsync': ({ draft, message }, [coercion]) => (coercion === 'html' ? (message?.html ?? '') : (draft ?? message).text),
  'item.to.getAsync': (state) => people(state, state.draft.to),
  'item.cc.getAsync': (state) => people(state, state.draft.cc),
  'item.bcc.getAsync': () => [],
  'item.from.getAsync': ({ user }) => ({
    displayName: user.displayName,
    emailAddress: user.userName,
    recipientType: 'user',
    appointmentResponse: 'none',
  }),
  'item.subject.getAsync': ({ draft }) => draft.subject,
  'item.getSharedPropertiesAsync': ({ mailbox }) => ({
    owner: mailbox,
    targetMailbox: mailbox,
    targetRestUrl: 'https://outlook.office.com/api',
    delegatePermissions: 1,
  }),
};
