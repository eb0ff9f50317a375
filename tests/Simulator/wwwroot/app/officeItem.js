// What the pane's Office object is told: plain data in the shapes of Outlook's API.
import { themes } from './choices.js';
import { meetingGetters, meetingItem } from './officeMeeting.js';

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

const detailsOf = (state) => (person) => details(person, domainOf(state));

export function people(state, list) {
  return list.map(detailsOf(state));
}

function readItem(state) {
  const { message, expanded } = state;
  const limit = isPhone(state) ? phoneLimit : expanded ? expandedLimit : collapsedLimit;
  const modified = isPhone(state) ? {} : { dateTimeModified: message.dateTimeModified };
  return {
    told: {
      itemType: 'message',
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
    },
    dates: { dateTimeCreated: message.dateTimeCreated, ...modified },
    calls: sharedCalls(state),
  };
}

// Outlook has this member only on an item of a shared folder or mailbox, and never on a phone.
function sharedCalls(state) {
  return isShared(state) && !isPhone(state) ? ['getSharedPropertiesAsync'] : [];
}

function isShared({ user, mailbox }) {
  return user.mailboxes.some((box) => box.address === mailbox && box.shared);
}

/** Names the open item, or null: a new name is what Outlook calls ItemChanged. */
export function itemKey({ draft, message, meeting, selected }) {
  if (draft) {
    return 'compose';
  }
  if (meeting && selected !== null) {
    return `meeting ${meeting.id}`;
  }
  return message && selected !== null ? `read ${message.id}` : null;
}

function openItem(state) {
  if (itemKey(state) === null) {
    return null;
  }
  if (state.draft) {
    return { told: { itemType: 'message', conversationId: null }, fetched: ['to', 'cc', 'bcc', 'from', 'subject'] };
  }
  return state.meeting ? meetingItem(state, detailsOf(state), sharedCalls(state)) : readItem(state);
}

export function officeState(state) {
  const phone = isPhone(state);
  return {
    item: openItem(state),
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
  'item.body.getAsync': ({ draft, message, meeting }, [coercion]) =>
    coercion === 'html' ? (message?.html ?? '') : (draft ?? message ?? meeting).text,
  'item.to.getAsync': (state) => people(state, state.draft.to),
  'item.cc.getAsync': (state) => people(state, state.draft.cc),
  'item.bcc.getAsync': () => [],
  'item.from.getAsync': ({ user }) => ({
    displayName: user.displayName,
    emailAddress: user.userName,
    recipientType: 'user',
    appointmentResponse: 'none',
  }),
  'item.subject.getAsync': ({ draft, meeting }) => (draft ?? meeting).subject,
  'item.getSharedPropertiesAsync': ({ mailbox }) => ({
    owner: mailbox,
    targetMailbox: mailbox,
    targetRestUrl: 'https://outlook.office.com/api',
    delegatePermissions: 1,
  }),
  ...meetingGetters(detailsOf),
};
