// What Outlook does when Send is pressed and the add-in is to look at the mail first: it runs the add-in's events page unseen, and asks what that wants to be asked.
import { element } from './dom.js';
import { getters, officeState } from './officeItem.js';
import { ask } from './prompts.js';

const page = 'events.html';
const action = 'checkSending';
const slow = 5000;

/** Answers whether the mail being written goes. As with the send mode PromptUser the person decides, and a check that cannot run holds nothing back. */
export function createSendCheck(store) {
  const { apiUrl } = store.get().settings;
  const { origin } = new URL(apiUrl);

  /** What the events page completes its event with; null when it takes too long. */
  function run() {
    const frame = element('iframe', { title: 'OutlookCrm, when sending', hidden: true, src: new URL(page, apiUrl).href });
    const send = (message) => frame.contentWindow?.postMessage({ office: 1, ...message }, origin);
    const answer = ({ method, values }) =>
      method in getters && !store.get().failing.includes(method)
        ? { status: 'succeeded', value: getters[method](store.get(), values) }
        : { status: 'failed', error: { code: 9020, name: 'GenericResponseError', message: 'An internal error has occurred.' } };

    return new Promise((resolve) => {
      const listener = new AbortController();
      const finish = (options) => {
        listener.abort();
        window.clearTimeout(timer);
        frame.remove();
        resolve(options);
      };
      const timer = window.setTimeout(() => finish(null), slow);
      window.addEventListener(
        'message',
        ({ source, origin: from, data }) => {
          if (source !== frame.contentWindow || from !== origin || data?.office !== 1) {
            return;
          }
          if (data.kind === 'hello') {
            send({ kind: 'start', state: officeState(store.get()) });
            send({ kind: 'launch', action });
          } else if (data.kind === 'request') {
            send({ kind: 'answer', id: data.id, answer: answer(data) });
          } else if (data.kind === 'completed') {
            finish(data.options);
          }
        },
        { signal: listener.signal },
      );
      document.body.append(frame);
    });
  }

  return async () => {
    // Phones know no such event.
    const { sending, width } = store.get().choices;
    if (sending === 'no' || width === 'phone') {
      return true;
    }
    const options = await run();
    if (options?.allowEvent) {
      return true;
    }
    const words = options?.errorMessage ?? 'OutlookCrm is taking longer than expected to look at your message.';
    return ask({ title: 'OutlookCrm', words, yes: 'Send Anyway', no: 'Don’t Send' });
  };
}
