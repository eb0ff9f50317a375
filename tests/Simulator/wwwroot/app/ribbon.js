import { button, element } from './dom.js';
import { changed } from './store.js';

/** Outlook's commands for the open mail, and the add-in's own button. */
export function mountRibbon(root, store, actions) {
  const back = button('back', 'Back to the list', () => store.set({ screen: 'list' }), { iconOnly: true, class: 'back' });
  const fresh = button('compose', 'New mail', () => actions.compose(), { class: 'primary' });
  const forMail = [
    button('reply', 'Reply', () => actions.reply(false)),
    button('reply-all', 'Reply all', () => actions.reply(true)),
    button('archive', 'Archive', () => actions.moveTo('archive')),
    button('delete', 'Delete', () => actions.moveTo('deleteditems')),
    button('unread', 'Mark unread', () => actions.markUnread()),
  ];
  const addIn = button('card', 'OutlookCrm', () => actions.openPane(!store.get().paneOpen), { class: 'add-in', 'aria-pressed': 'false' });
  root.replaceChildren(back, fresh, element('div', { class: 'for-mail' }, forMail), addIn);

  store.watch((state, before) => {
    if (!changed(state, before, 'message', 'selected', 'draft', 'paneOpen')) {
      return;
    }
    const noMail = state.message === null || state.draft !== null;
    forMail.forEach((one) => {
      one.disabled = noMail;
    });
    addIn.setAttribute('aria-pressed', String(state.paneOpen));
  });
}
