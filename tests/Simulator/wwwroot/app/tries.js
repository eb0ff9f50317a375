import { button, element } from './dom.js';
import { changed } from './store.js';

// Mails of the demo company (Demo/Data/today.txt), all of Maria's: what each shows best.
const tries = [
  ['Log an email', 'Second leak this month'],
  ['Add a stranger', 'Coffee on board: six ships, spring'],
  ['Spot the fake bank email', 'Changed bank details'],
];
const owner = 'maria';

/** A short list of things to try, for whoever sees the demo for the first time. Each opens its mail; the last takes a file. */
export function mountTries(root, store, actions, chooseFiles) {
  const { settings, users } = store.get();

  async function open(subject) {
    const now = store.get();
    const maria = users.find(({ name }) => name === owner);
    if (now.user.name !== owner) {
      actions.choose({ user: owner });
      await actions.signIn(maria);
    }
    if (store.get().folder !== 'inbox' || store.get().mailbox !== maria.userName) {
      await actions.openFolder(maria.userName, 'inbox');
    }
    const mail = store.get().messages.find((one) => one.subject === subject);
    if (mail) {
      await actions.select(mail.id);
    } else {
      actions.say(`“${subject}” is no longer in the inbox.`);
    }
  }

  root.replaceChildren(
    element('span', {}, 'Try:'),
    ...tries.map(([words, subject]) => element('button', { type: 'button', class: 'link', onclick: () => void open(subject) }, words)),
    element('button', { type: 'button', class: 'link', onclick: chooseFiles }, 'Drop your own .eml'),
    button('close', 'Hide this list', () => actions.choose({ tries: 'no' }), { iconOnly: true }),
  );

  store.watch((state, before) => {
    if (changed(state, before, 'choices')) {
      root.hidden = !settings.demo || state.choices.tries === 'no' || state.choices.width === 'phone';
    }
  });
}
