// Office dialogs: a window of the pane's own origin that talks to the pane through this page.
import { ask } from './prompts.js';

const closedByPerson = 12006;
const lookAgain = 300;

/** Opens and follows the one dialog an add-in may have; `report(type, value)` tells the pane. */
export function createDialogs(paneOrigin, report) {
  let dialog = null;

  function failed(code, message) {
    return { status: 'failed', error: { code, name: 'DialogError', message } };
  }

  function watchForClosing(opened) {
    const timer = window.setInterval(() => {
      if (dialog !== opened) {
        window.clearInterval(timer);
      } else if (opened.closed) {
        dialog = null;
        report('dialogEventReceived', { error: closedByPerson });
      }
    }, lookAgain);
  }

  async function open([address, options = {}]) {
    if (dialog) {
      return failed(12007, 'A dialog is already open.');
    }
    if (new URL(address).origin !== paneOrigin) {
      return failed(12004, 'The dialog must start on the address of the add-in.');
    }
    if (options.promptBeforeOpen !== false) {
      const allowed = await ask({
        title: 'OutlookCrm wants to open a new window',
        words: 'Outlook asks before an add-in opens a window.',
        yes: 'Allow',
        no: 'Ignore',
      });
      if (!allowed) {
        return failed(12009, 'The person chose to ignore the dialog.');
      }
    }
    dialog = window.open(address, 'office-dialog', 'popup,width=520,height=640');
    if (!dialog) {
      return failed(12011, 'The browser blocked the window.');
    }
    watchForClosing(dialog);
    return { status: 'succeeded' };
  }

  return {
    open,
    close() {
      dialog?.close();
      dialog = null;
    },
    owns: (source) => dialog !== null && source === dialog,
    send: (message) => dialog?.postMessage({ office: 1, ...message }, paneOrigin),
  };
}
