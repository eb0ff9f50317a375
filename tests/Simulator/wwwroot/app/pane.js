// The task pane: an iframe of the API's origin, and the page's half of office.js.
import { button, element, icon } from './dom.js';
import { createDialogs } from './dialogs.js';
import { pages } from './choices.js';
import { brokerAnswer } from './naa.js';
import { getters, isPhone, itemKey, officeState, people } from './officeItem.js';
import { isOrganised, meetingEvents } from './officeMeeting.js';
import { changed } from './store.js';

const failure = { status: 'failed', error: { code: 9020, name: 'GenericResponseError', message: 'An internal error has occurred.' } };

export function mountPane(root, store, actions) {
  const address = store.get().settings.apiUrl;
  const { origin } = new URL(address);
  const pin = button('pin', 'Pin the pane', () => actions.choose({ pinned: store.get().choices.pinned === 'yes' ? 'no' : 'yes' }), {
    iconOnly: true,
  });
  const close = button('close', 'Close the pane', () => actions.openPane(false), { iconOnly: true });
  const holder = element('div', { class: 'holder' });
  root.replaceChildren(element('div', { class: 'pane-title' }, icon('card'), element('h2', {}, 'OutlookCrm'), pin, close), holder);

  let frame = null;
  let told = null;
  // Nobody listens in the frame before its office.js has said hello.
  let listening = false;

  const send = (message) => listening && frame.contentWindow.postMessage({ office: 1, ...message }, origin);
  const raise = (target, type, value = {}) => send({ kind: 'event', target, type, value, state: officeState(store.get()) });
  const dialogs = createDialogs(origin, (type, value) => raise('ui', type, value));

  async function answer({ method, values }) {
    const state = store.get();
    if (state.failing.includes(method)) {
      return failure;
    }
    if (method === 'ui.displayDialogAsync') {
      if (state.choices.naa === 'no') {
        actions.say(
          'The window that opens goes to the real login.microsoftonline.com, which does not know this simulator: signing in ends there, ' +
            'and without a network the window stays empty. To sign in here, open this page without naa=no.',
          'error',
        );
      }
      return dialogs.open(values);
    }
    if (!getters[method] || itemKey(state) === null) {
      return failure;
    }
    try {
      return { status: 'succeeded', value: await getters[method](state, values) };
    } catch {
      return failure;
    }
  }

  async function onPaneMessage(data) {
    switch (data.kind) {
      case 'hello':
        listening = true;
        told = itemKey(store.get());
        send({ kind: 'start', state: officeState(store.get()) });
        break;
      case 'request':
        send({ kind: 'answer', id: data.id, answer: await answer(data) });
        break;
      case 'naa':
        send({ kind: 'naa', envelope: await brokerAnswer(store.get().user, data.envelope) });
        break;
      case 'closeContainer':
        actions.openPane(false);
        break;
      case 'closeDialog':
        dialogs.close();
        break;
      case 'dialogMessage':
        dialogs.send({
          kind: 'event',
          target: 'ui',
          type: 'dialogParentMessageReceived',
          value: { message: data.message, origin },
          state: dialogState(),
        });
        break;
    }
  }

  const dialogState = () => ({ ...officeState(store.get()), item: null });

  function onDialogMessage(data) {
    if (data.kind === 'hello') {
      dialogs.send({ kind: 'start', state: dialogState() });
    } else if (data.kind === 'dialogMessage') {
      raise('ui', 'dialogMessageReceived', { message: data.message, origin });
    }
  }

  window.addEventListener('message', ({ source, origin: from, data }) => {
    if (from !== origin || data?.office !== 1) {
      return;
    }
    if (frame && source === frame.contentWindow) {
      void onPaneMessage(data);
    } else if (dialogs.owns(source)) {
      onDialogMessage(data);
    }
  });

  function load() {
    dialogs.close();
    listening = false;
    // As Outlook on the web frames an add-in: no modal boxes, no top navigation.
    frame = element('iframe', {
      title: 'OutlookCrm',
      sandbox: 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads',
      allow: 'clipboard-write',
      src: new URL(pages[store.get().choices.page], address).href,
    });
    holder.replaceChildren(frame);
  }

  function unload() {
    frame = null;
    listening = false;
    holder.replaceChildren();
  }

  // Outlook starts an add-in anew for another user, language or form, and for writing (a meeting of one's own is that) instead of reading.
  const isWriting = (state) => Boolean(state.draft) || (Boolean(state.meeting) && isOrganised(state));
  const session = (state) =>
    [state.user?.name, state.choices?.language, state.choices && isPhone(state), state.choices?.naa, isWriting(state)].join();

  function follow(state, before) {
    const key = itemKey(state);
    if (key !== told) {
      // Between two mails the page knows the next one's id only; Outlook tells the pane when it has the item.
      const loading = state.selected !== null && (state.meeting ?? state.message)?.id !== state.selected;
      if (loading) {
        return;
      }
      told = key;
      if (listening && (state.choices.pinned === 'no' || isPhone(state))) {
        store.set({ paneOpen: false });
        return;
      }
      raise('mailbox', 'olkItemSelectedChanged');
    } else if (key === 'compose' && before.draft && changed(state.draft, before.draft, 'to', 'cc')) {
      const fields = { to: state.draft.to !== before.draft.to, cc: state.draft.cc !== before.draft.cc, bcc: false };
      raise('item', 'olkRecipientsChanged', { changedRecipientFields: fields, to: people(state, state.draft.to) });
    } else if (state.meeting && isOrganised(state) && before.meeting?.id === state.meeting.id) {
      send({ kind: 'state', state: officeState(state) });
      meetingEvents(state.meeting, before.meeting).forEach(([type, value]) => raise('item', type, value));
    } else if (changed(state, before, 'message', 'meeting', 'expanded')) {
      send({ kind: 'state', state: officeState(state) });
    }
    if (before.choices && state.choices.theme !== before.choices.theme) {
      raise('mailbox', 'officeThemeChanged', { officeTheme: officeState(state).officeTheme });
    }
  }

  store.watch((state, before) => {
    const pinned = state.choices.pinned === 'yes';
    pin.setAttribute('aria-pressed', String(pinned));
    pin.querySelector('use').setAttribute('href', `/icons.svg#${pinned ? 'pinned' : 'pin'}`);
    root.hidden = !state.paneOpen;
    if (!state.paneOpen) {
      unload();
    } else if (!frame || session(state) !== session({ ...state, ...before })) {
      load();
    } else {
      follow(state, before);
    }
  });
}
