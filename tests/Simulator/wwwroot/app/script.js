// `window.outlook`: the same Outlook for a test or a curious person at the console.

/** Promises settle when the page has done it; the pane hears of it as Outlook would tell it. */
export function createScript(store, actions, server) {
  const find = (given) =>
    store.get().messages.find(({ id, internetMessageId, subject }) => [id, internetMessageId, subject].includes(given))?.id;

  return {
    /** Opens a message by id, internetMessageId or exact subject; null selects nothing. */
    select: async (given) => actions.select(given === null ? null : (find(given) ?? given)),
    /** Opens a meeting by any id, iCalUId or exact subject, in the calendar of the open mailbox. */
    selectMeeting: async (given) => {
      if (store.get().folder !== 'calendar') {
        await actions.openFolder(store.get().mailbox, 'calendar');
      }
      const known = store.get().meetings.find((one) => [one.id, one.ewsId, one.immutableId, one.iCalUId, one.subject].includes(given));
      await actions.select(known?.id ?? given);
    },
    meetings: () => store.get().meetings,
    meeting: () => store.get().meeting,
    /** Changes the open meeting for everybody: {subject, start, end, required, optional, …}. */
    changeMeeting: actions.changeMeeting,
    messages: () => store.get().messages,
    selected: () => store.get().message,
    openFolder: actions.openFolder,
    refresh: actions.refresh,
    compose: actions.compose,
    recipients: actions.editDraft,
    /** user, theme, language, width ('320' | '450' | 'phone'), pinned, naa and sending ('yes' | 'no'). */
    choose: async (change) => {
      actions.choose(change);
      if (change.user) {
        await actions.signIn(store.get().users.find(({ name }) => name === change.user));
      }
    },
    openPane: actions.openPane,
    /** The named Office.js calls fail from now on, e.g. 'item.body.getAsync'. */
    failing: (...methods) => store.set({ failing: methods }),
    /** Adds an .eml given as text. */
    drop: (eml, name = 'mail.eml') => actions.drop([new File([eml], name)]),
    move: actions.moveTo,
    server,
  };
}
