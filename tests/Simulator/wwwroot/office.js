// The stand-in for Microsoft's office.js. It lives in the pane's frame (or in a dialog's window), knows nothing by itself and asks the simulated
// Outlook page for everything by postMessage: the pane's CSP allows it no request of its own. Names and shapes are those of the Outlook API.
(() => {
  'use strict';

  const inDialog = window.opener !== null && window.name === 'office-dialog';
  const frame = window.parent === window ? null : window.parent;
  const page = inDialog ? window.opener : frame;
  const pageOrigin = new URL(document.currentScript.src).origin;
  const answers = new Map();
  const handlers = { mailbox: new Map(), item: new Map(), ui: new Map() };
  let lastRequest = 0;
  let host = null;

  // Real office.js takes these away too; code that needs them must be found here, not at a customer's.
  window.history.pushState = null;
  window.history.replaceState = null;

  const Enums = {
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    CoercionType: { Text: 'text', Html: 'html' },
    EventType: {
      ItemChanged: 'olkItemSelectedChanged',
      RecipientsChanged: 'olkRecipientsChanged',
      OfficeThemeChanged: 'officeThemeChanged',
      DialogMessageReceived: 'dialogMessageReceived',
      DialogEventReceived: 'dialogEventReceived',
      DialogParentMessageReceived: 'dialogParentMessageReceived',
    },
    HostType: { Outlook: 'Outlook', Word: 'Word', Excel: 'Excel', PowerPoint: 'PowerPoint' },
    PlatformType: { PC: 'PC', OfficeOnline: 'OfficeOnline', Mac: 'Mac', iOS: 'iOS', Android: 'Android', Universal: 'Universal' },
    MailboxEnums: {
      ItemType: { Message: 'message', Appointment: 'appointment' },
      RestVersion: { v1_0: 'v1.0', v2_0: 'v2.0', Beta: 'beta' },
      EntityType: {},
      RecipientType: { User: 'user', ExternalUser: 'externalUser', DistributionList: 'distributionList', Other: 'other' },
      DelegatePermissions: { Read: 1, Write: 2, DeleteOwn: 4, DeleteAll: 8, EditOwn: 16, EditAll: 32 },
    },
  };

  function send(message) {
    page.postMessage({ office: 1, ...message }, pageOrigin);
  }

  function request(method, values) {
    const id = ++lastRequest;
    send({ kind: 'request', id, method, values });
    return new Promise((resolve) => answers.set(id, resolve));
  }

  // Office's own argument order is (…needed, options?, callback?), and its callbacks never throw into the caller.
  function asyncCall(method, needed) {
    return (...given) => {
      const callback = given.findLast((value) => typeof value === 'function');
      const options = given.slice(needed).find((value) => value !== null && typeof value === 'object') ?? {};
      void request(method, given.slice(0, needed)).then((answer) => callback?.({ ...answer, asyncContext: options.asyncContext }));
    };
  }

  function finish(callback, value) {
    queueMicrotask(() => callback?.({ status: 'succeeded', value, error: undefined }));
  }

  function events(name) {
    return {
      addHandlerAsync(type, handler, ...rest) {
        const known = handlers[name].get(type) ?? [];
        handlers[name].set(type, [...known, handler]);
        finish(rest.findLast((value) => typeof value === 'function'));
      },
      removeHandlerAsync(type, ...rest) {
        handlers[name].delete(type);
        finish(rest.findLast((value) => typeof value === 'function'));
      },
    };
  }

  function raise(name, type, value) {
    for (const handler of handlers[name].get(type) ?? []) {
      handler({ type, ...value });
    }
  }

  function readItem(item) {
    const read = {
      itemId: item.itemId,
      itemType: 'message',
      itemClass: item.itemClass,
      internetMessageId: item.internetMessageId,
      conversationId: item.conversationId,
      subject: item.subject,
      normalizedSubject: item.normalizedSubject,
      from: item.from,
      sender: item.sender,
      to: item.to,
      cc: item.cc,
      attachments: item.attachments,
      dateTimeCreated: new Date(item.dateTimeCreated),
      body: { getAsync: asyncCall('item.body.getAsync', 1) },
      ...events('item'),
    };
    if (item.dateTimeModified !== null) {
      read.dateTimeModified = new Date(item.dateTimeModified);
    }
    // Outlook has this member only on an item of a shared folder or mailbox.
    return item.shared ? { ...read, getSharedPropertiesAsync: asyncCall('item.getSharedPropertiesAsync', 0) } : read;
  }

  function composeItem(item) {
    return {
      itemType: 'message',
      conversationId: item.conversationId,
      to: { getAsync: asyncCall('item.to.getAsync', 0) },
      cc: { getAsync: asyncCall('item.cc.getAsync', 0) },
      bcc: { getAsync: asyncCall('item.bcc.getAsync', 0) },
      from: { getAsync: asyncCall('item.from.getAsync', 0) },
      subject: { getAsync: asyncCall('item.subject.getAsync', 0) },
      body: { getAsync: asyncCall('item.body.getAsync', 1) },
      ...events('item'),
    };
  }

  function officeItem(item) {
    if (item === null) {
      return null;
    }
    return item.mode === 'compose' ? composeItem(item) : readItem(item);
  }

  function atLeast(offered, asked) {
    const [major = 0, minor = 0] = String(offered).split('.').map(Number);
    const [wantedMajor = 0, wantedMinor = 0] = String(asked).split('.').map(Number);
    return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  }

  // Dialogs: Outlook on the web asks, opens a window, and carries strings between it and the pane.
  function displayDialogAsync(startAddress, ...rest) {
    const callback = rest.findLast((value) => typeof value === 'function');
    const options = rest.find((value) => value !== null && typeof value === 'object') ?? {};
    void request('ui.displayDialogAsync', [startAddress, options]).then((answer) => {
      handlers.ui.clear();
      const dialog = {
        addEventHandler: (type, handler) => handlers.ui.set(type, [handler]),
        close: () => send({ kind: 'closeDialog' }),
        messageChild: (message) => send({ kind: 'dialogMessage', to: 'dialog', message }),
      };
      callback?.(answer.status === 'succeeded' ? { ...answer, value: dialog } : answer);
    });
  }

  // What the same file offers to the page opened in a dialog.
  const ui = {
    displayDialogAsync,
    messageParent: (message) => send({ kind: 'dialogMessage', to: 'pane', message: String(message) }),
    closeContainer: () => send({ kind: 'closeContainer' }),
    ...events('ui'),
  };

  function mailboxOf(state) {
    const mailbox = {
      item: officeItem(state.item),
      userProfile: state.userProfile,
      diagnostics: { hostName: state.hostName, hostVersion: state.hostVersion },
      convertToRestId: (itemId) => itemId.replaceAll('/', '-').replaceAll('+', '_'),
      convertToEwsId: (itemId) => itemId.replaceAll('-', '/').replaceAll('_', '+'),
      ...events('mailbox'),
    };
    if (state.mobile) {
      delete mailbox.convertToRestId;
      delete mailbox.convertToEwsId;
    }
    return mailbox;
  }

  function apply(state) {
    const { context } = window.Office;
    const mailbox = mailboxOf(state);
    context.mailbox = context.mailbox ? Object.assign(context.mailbox, { item: mailbox.item }) : mailbox;
    context.displayLanguage = state.displayLanguage;
    context.contentLanguage = state.displayLanguage;
    context.platform = state.platform;
    context.host = 'Outlook';
    context.diagnostics = { host: 'Outlook', platform: state.platform, version: state.hostVersion };
    context.requirements = { isSetSupported: (set, version = '1.1') => set in state.sets && atLeast(state.sets[set], version) };
    // There is no theme on a phone.
    context.officeTheme = state.mobile ? undefined : state.officeTheme;
  }

  // Nested app authentication, in MSAL's own wire format: strings in both directions, the page answers as the broker.
  const bridgeListeners = new Set();
  const bridge = {
    addEventListener: (name, listener) => name === 'message' && bridgeListeners.add(listener),
    removeEventListener: (name, listener) => name === 'message' && bridgeListeners.delete(listener),
    postMessage: (envelope) => send({ kind: 'naa', envelope }),
  };

  let ready;
  const started = new Promise((resolve) => {
    ready = resolve;
  });

  function start(state) {
    host = { host: 'Outlook', platform: state.platform };
    apply(state);
    if ('NestedAppAuth' in state.sets) {
      window.nestedAppAuthBridge = bridge;
    }
    ready(host);
  }

  function onMessage({ source, origin, data }) {
    if (source !== page || origin !== pageOrigin || data?.office !== 1) {
      return;
    }
    switch (data.kind) {
      case 'start':
        start(data.state);
        break;
      case 'answer':
        answers.get(data.id)?.(data.answer);
        answers.delete(data.id);
        break;
      case 'event':
        // Handlers added on one item do not follow to the next.
        if (data.type === Enums.EventType.ItemChanged) {
          handlers.item.clear();
        }
        apply(data.state);
        raise(data.target, data.type, data.value);
        break;
      case 'state':
        apply(data.state);
        break;
      case 'naa':
        bridgeListeners.forEach((listener) => listener(data.envelope));
        break;
    }
  }

  window.Office = {
    ...Enums,
    context: { ui },
    onReady: async (callback) => {
      const info = await started;
      callback?.(info);
      return info;
    },
    initialize: () => {},
  };

  if (page === null) {
    // Opened outside Outlook: no mailbox, and no requirements either, exactly as Microsoft's file leaves it.
    ready({ host: null, platform: null });
    return;
  }
  window.addEventListener('message', onMessage);
  send({ kind: 'hello', role: inDialog ? 'dialog' : 'pane' });
})();
