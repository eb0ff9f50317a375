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
      AppointmentTimeChanged: 'olkAppointmentTimeChanged',
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
      ResponseType: { None: 'none', Organizer: 'organizer', Tentative: 'tentative', Accepted: 'accepted', Declined: 'declined' },
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
  function asyncCall(method, needed, read = (value) => value) {
    return (...given) => {
      const callback = given.findLast((value) => typeof value === 'function');
      const options = given.slice(needed).find((value) => value !== null && typeof value === 'object') ?? {};
      void request(method, given.slice(0, needed)).then((answer) => {
        const value = answer.status === 'succeeded' ? read(answer.value) : undefined;
        callback?.({ ...answer, value, asyncContext: options.asyncContext });
      });
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

  // What an add-in keeps with an item: read once, changed in memory, kept by saveAsync. Both calls take (callback, asyncContext), unlike all others.
  function customProperties(id, values) {
    const kept = new Map(Object.entries(values));
    return {
      get: (name) => kept.get(name),
      getAll: () => Object.fromEntries(kept),
      set: (name, value) => void kept.set(name, value),
      remove: (name) => void kept.delete(name),
      saveAsync(callback, asyncContext) {
        void request('item.customProperties.saveAsync', [id, Object.fromEntries(kept)]).then((answer) =>
          callback?.({ ...answer, asyncContext }),
        );
      },
    };
  }

  function loadCustomProperties(id) {
    return (callback, asyncContext) =>
      void request('item.loadCustomPropertiesAsync', [id]).then((answer) => {
        const value = answer.status === 'succeeded' ? customProperties(id, answer.value) : undefined;
        callback?.({ ...answer, value, asyncContext });
      });
  }

  const dated = (dates) => Object.entries(dates).map(([name, text]) => [name, new Date(text)]);
  const fetchedBy = (names, read) => names.map((name) => [name, { getAsync: asyncCall(`item.${name}.getAsync`, 0, read) }]);

  // An item to read tells its values at once, one that is written has them fetched; only a meeting keeps what an add-in gives it.
  function officeItem(item) {
    if (item === null) {
      return null;
    }
    const { told, dates = {}, fetched = [], fetchedDates = [], calls = [], keeps = null } = item;
    return {
      ...told,
      ...Object.fromEntries(dated(dates)),
      ...Object.fromEntries(fetchedBy(fetched)),
      ...Object.fromEntries(fetchedBy(fetchedDates, (text) => new Date(text))),
      ...Object.fromEntries(calls.map((name) => [name, asyncCall(`item.${name}`, 0)])),
      ...(keeps === null ? {} : { loadCustomPropertiesAsync: loadCustomProperties(keeps) }),
      body: { getAsync: asyncCall('item.body.getAsync', 1) },
      ...events('item'),
    };
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

  // Functions that Outlook runs by name when something happens. It may ask before the add-in's own script has named them.
  const functions = new Map();
  const launched = [];

  function launch() {
    const [action] = launched;
    const run = functions.get(action);
    if (run) {
      launched.shift();
      run({ completed: (options = {}) => send({ kind: 'completed', options }) });
    }
  }

  const actions = {
    associate(name, run) {
      functions.set(name, run);
      launch();
    },
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
      case 'launch':
        launched.push(data.action);
        launch();
        break;
      case 'naa':
        bridgeListeners.forEach((listener) => listener(data.envelope));
        break;
    }
  }

  window.Office = {
    ...Enums,
    actions,
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
