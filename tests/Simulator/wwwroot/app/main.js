import { createActions } from './actions.js';
import { mountCalendar } from './calendar.js';
import { keepChoices, readChoices } from './choices.js';
import { mountCompose } from './compose.js';
import { byId } from './dom.js';
import { mountDrop } from './drop.js';
import { mountFolders } from './folders.js';
import { mountList } from './list.js';
import { mountNotices } from './notices.js';
import { mountPane } from './pane.js';
import { mountReader } from './reader.js';
import { mountRibbon } from './ribbon.js';
import { createScript } from './script.js';
import { createSendCheck } from './sending.js';
import { server } from './server.js';
import { createStore } from './store.js';
import { mountSwitches } from './switches.js';
import { mountTries } from './tries.js';
import { useLanguage } from './words.js';

const [settings, { users }] = await Promise.all([server.settings(), server.users()]);
const choices = readChoices();
const user = users.find(({ name }) => name === choices.user) ?? users[0];

const store = createStore({
  settings,
  users,
  user,
  choices: { ...choices, user: user.name },
  mailbox: user.mailboxes[0]?.address ?? user.userName,
  folder: 'inbox',
  folders: {},
  messages: [],
  meetings: [],
  total: 0,
  selected: null,
  message: null,
  meeting: null,
  expanded: false,
  draft: null,
  screen: 'list',
  paneOpen: choices.width !== 'phone',
  failing: [],
  notice: null,
});
const actions = createActions(store, createSendCheck(store));

function dress({ choices: now, screen }) {
  useLanguage(now.language);
  const { dataset } = document.documentElement;
  dataset.theme = now.theme;
  dataset.width = now.width;
  dataset.screen = screen;
  // Outlook mirrors itself for a right-to-left language.
  byId('outlook').dir = now.language.startsWith('fa') ? 'rtl' : 'ltr';
}

let bell = null;
let bellOf = null;

/** New and changed mail shows by itself. */
function listen({ user: who }) {
  if (who.name === bellOf) {
    return;
  }
  bell?.close();
  bellOf = who.name;
  bell = server.events(who.name);
  bell.addEventListener('mail', ({ data }) => {
    const { mailbox, id, message } = JSON.parse(data);
    const now = store.get();
    if (message && now.message?.id === id) {
      store.set({ message: { ...now.message, ...message } });
    }
    if (mailbox === now.mailbox) {
      void actions.refresh();
    }
  });
  bell.addEventListener('meeting', ({ data }) => void actions.hearOfMeeting(JSON.parse(data)));
}

store.watch((state, before) => {
  dress(state);
  listen(state);
  if (state.choices !== before.choices) {
    keepChoices(state.choices);
  }
});
const { chooseFiles } = mountSwitches(byId('switches'), store, actions);
mountTries(byId('tries'), store, actions, chooseFiles);
mountRibbon(byId('ribbon'), store, actions);
mountFolders(byId('folders'), store, actions);
mountList(byId('mails'), store, actions);
mountCalendar(byId('agenda'), store, actions);
mountReader(byId('reader'), store, actions);
mountCompose(byId('compose'), store, actions);
mountPane(byId('pane'), store, actions);
mountNotices(byId('notices'), store);
mountDrop(actions);

window.outlook = createScript(store, actions, server);
await actions.signIn(user);
document.documentElement.dataset.ready = 'yes';
