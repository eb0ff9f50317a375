import { element, icon } from './dom.js';
import { changed } from './store.js';

const shown = { inbox: 'inbox', sentitems: 'send', archive: 'archive', deleteditems: 'delete', calendar: 'calendar' };
const calendar = { name: 'calendar', displayName: 'Calendar', unread: 0 };

/** The folders of one's own mailbox and of the shared ones. */
export function mountFolders(root, store, actions) {
  function folder(mailbox, { name, displayName, unread }) {
    const state = store.get();
    const current = state.mailbox === mailbox && state.folder === name;
    return element(
      'li',
      {},
      element(
        'button',
        {
          type: 'button',
          class: 'folder',
          'aria-current': current ? 'true' : null,
          'data-folder': `${mailbox}/${name}`,
          onclick: () => actions.openFolder(mailbox, name),
        },
        icon(shown[name]),
        element('span', { class: 'name' }, displayName),
        unread > 0 && element('span', { class: 'count', 'aria-label': `${unread} unread` }, String(unread)),
      ),
    );
  }

  store.watch((state, before) => {
    if (!changed(state, before, 'folders', 'mailbox', 'folder', 'user') || !state.user) {
      return;
    }
    const focused = root.contains(document.activeElement) ? document.activeElement.dataset.folder : null;
    const boxes = state.user.mailboxes.map(({ address, displayName, shared }) =>
      element(
        'section',
        { 'aria-label': displayName },
        element('h2', {}, displayName, shared && element('span', { class: 'tag' }, 'shared')),
        element(
          'ul',
          {},
          [...(state.folders[address] ?? []), calendar].filter(({ name }) => name in shown).map((one) => folder(address, one)),
        ),
      ),
    );
    root.replaceChildren(...boxes);
    [...root.querySelectorAll('.folder')].find((one) => one.dataset.folder === focused)?.focus();
  });
}
