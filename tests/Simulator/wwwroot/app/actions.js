import { server } from './server.js';

const pageSize = 100;
const noticeStays = 6000;

/** What a person can do on the page; each changes the store, the views follow. */
export function createActions(store, mayGo) {
  let refreshing = false;
  let sending = false;
  let again = false;

  const user = () => store.get().user.name;

  function say(words, kind = 'info') {
    const notice = { words, kind };
    store.set({ notice });
    if (kind === 'info') {
      setTimeout(() => store.get().notice === notice && store.set({ notice: null }), noticeStays);
    }
  }

  async function attempt(work) {
    try {
      return await work();
    } catch (error) {
      say(error.message, 'error');
      return undefined;
    }
  }

  async function loadCalendar() {
    const { mailbox } = store.get();
    const [calendar, counts] = await Promise.all([server.meetings(user(), mailbox), server.mailbox(user(), mailbox, 'inbox', 1, 0)]);
    const now = store.get();
    if (now.mailbox === mailbox && now.folder === 'calendar') {
      store.set({ folders: { ...now.folders, [mailbox]: counts.folders }, meetings: calendar.meetings });
    }
  }

  async function loadList(skip = 0) {
    const { mailbox, folder, messages } = store.get();
    if (folder === 'calendar') {
      await loadCalendar();
      return;
    }
    const answer = await server.mailbox(user(), mailbox, folder, skip === 0 ? Math.max(pageSize, messages.length) : pageSize, skip);
    if (store.get().mailbox !== mailbox || store.get().folder !== folder) {
      return;
    }
    const folders = { ...store.get().folders, [mailbox]: answer.folders };
    store.set({ folders, total: answer.total, messages: skip === 0 ? answer.messages : [...messages, ...answer.messages] });
  }

  /** Reads the list again; calls that come meanwhile share one more reading. */
  async function refresh() {
    again = true;
    if (refreshing) {
      return;
    }
    refreshing = true;
    try {
      while (again) {
        again = false;
        await loadList();
      }
    } finally {
      refreshing = false;
    }
  }

  async function openFolder(mailbox, folder) {
    const choices = { ...store.get().choices, folder: folder === 'calendar' ? folder : 'inbox' };
    store.set({
      choices,
      mailbox,
      folder,
      messages: [],
      meetings: [],
      total: 0,
      selected: null,
      message: null,
      meeting: null,
      draft: null,
      screen: 'list',
    });
    await attempt(refresh);
  }

  async function countOtherMailboxes() {
    for (const { address } of store.get().user.mailboxes) {
      if (address !== store.get().mailbox) {
        const answer = await server.mailbox(user(), address, 'inbox', 1, 0);
        store.set({ folders: { ...store.get().folders, [address]: answer.folders } });
      }
    }
  }

  async function openMeeting(id) {
    const { mailbox } = store.get();
    const meeting = await attempt(() => server.meeting(user(), mailbox, id));
    if (meeting && store.get().selected === id) {
      store.set({ meeting, draft: null });
    }
  }

  async function select(id) {
    if (id === null) {
      store.set({ selected: null, message: null, meeting: null, draft: null, screen: 'list' });
      return;
    }
    store.set({ selected: id, screen: 'mail' });
    const { mailbox, folder } = store.get();
    if (folder === 'calendar') {
      await openMeeting(id);
      return;
    }
    const message = await attempt(() => server.message(user(), mailbox, id));
    // A slower answer for a mail left long ago must not come back.
    if (message && store.get().selected === id) {
      store.set({ message, draft: null, expanded: false });
      if (!message.isRead) {
        await attempt(() => server.markRead(user(), mailbox, id, true));
      }
    }
  }

  /** Somebody changed a meeting, perhaps the open one. */
  async function hearOfMeeting({ mailbox, id, meeting }) {
    const now = store.get();
    if (mailbox !== now.mailbox || now.folder !== 'calendar') {
      return;
    }
    if (now.selected === id) {
      await (meeting ? openMeeting(id) : select(null));
    }
    await attempt(refresh);
  }

  async function changeMeeting(change) {
    const { mailbox, meeting } = store.get();
    await attempt(() => server.changeMeeting(user(), mailbox, meeting.id, change));
  }

  async function signIn(next) {
    const [own] = next.mailboxes;
    store.set({ user: next, folders: {}, mailbox: own?.address ?? next.userName });
    await openFolder(store.get().mailbox, store.get().choices.folder);
    await attempt(countOtherMailboxes);
    const { settings, choices, messages, selected } = store.get();
    if (settings.demo && choices.folder === 'inbox' && choices.width !== 'phone' && selected === null && messages.length > 0) {
      // Whoever looks for the first time sees a mail and its card.
      await select(messages[0].id);
    }
  }

  async function drop(files) {
    const { user: who, mailbox, folder } = store.get();
    const here = ['inbox', 'sentitems'].includes(folder) ? folder : 'inbox';
    const shared = who.mailboxes.find((box) => box.address === mailbox)?.shared ? mailbox : null;
    const added = [];
    const refused = [];
    for (const file of files) {
      try {
        added.push(await server.drop(user(), here, shared, file));
      } catch (error) {
        refused.push(`${file.name}: ${error.message}`);
      }
    }
    if (refused.length > 0) {
      say(refused.join('\n'), 'error');
    } else {
      say(added.length === 1 ? 'The email was added and opened.' : `${added.length} emails were added; the last one is open.`);
    }
    if (added.length === 0) {
      return added;
    }
    if (folder !== here) {
      await openFolder(mailbox, here);
    } else {
      await attempt(refresh);
    }
    await select(added.at(-1).id);
    return added;
  }

  async function moveTo(folder) {
    const { selected, mailbox } = store.get();
    const done = await attempt(() => server.move(user(), mailbox, selected, folder));
    if (done) {
      store.set({ selected: null, message: null, screen: 'list' });
      await attempt(refresh);
    }
  }

  async function markUnread() {
    const { selected, mailbox } = store.get();
    await attempt(() => server.markRead(user(), mailbox, selected, false));
    await attempt(refresh);
  }

  function compose(given = {}) {
    store.set({
      draft: { to: [], cc: [], subject: '', text: '', replyTo: null, ...given },
      selected: null,
      message: null,
      meeting: null,
      screen: 'mail',
    });
  }

  function reply(all) {
    const { message, mailbox } = store.get();
    const others = all ? [...message.to, ...message.cc].filter(({ address }) => address.toLowerCase() !== mailbox.toLowerCase()) : [];
    const answered = message.replyTo.length > 0 ? message.replyTo : [message.from].filter(Boolean);
    const subject = /^re:/iu.test(message.subject) ? message.subject : `Re: ${message.subject}`;
    compose({ to: answered, cc: others, subject, replyTo: message.id });
  }

  async function send() {
    // While an add-in looks at the mail, and while it is on its way, Send does nothing.
    if (sending) {
      return;
    }
    sending = true;
    try {
      await attempt(async () => (await mayGo()) && sendNow());
    } finally {
      sending = false;
    }
  }

  async function sendNow() {
    const { to, cc, subject, text, replyTo } = store.get().draft;
    const sent = await attempt(() => server.send(user(), { to, cc, bcc: [], subject, text, replyTo }));
    if (sent) {
      say('Sent.');
      store.set({ draft: null, screen: 'list' });
      await attempt(refresh);
    }
  }

  return {
    say,
    refresh: () => attempt(refresh),
    more: () => attempt(() => loadList(store.get().messages.length)),
    openFolder,
    select,
    hearOfMeeting,
    changeMeeting,
    signIn,
    drop,
    moveTo,
    markUnread,
    compose,
    reply,
    send,
    discard: () => store.set({ draft: null, screen: 'list' }),
    editDraft: (change) => store.set({ draft: { ...store.get().draft, ...change } }),
    choose: (change) => store.set({ choices: { ...store.get().choices, ...change } }),
    openPane: (open) => store.set({ paneOpen: open, screen: open ? 'pane' : 'mail' }),
  };
}
