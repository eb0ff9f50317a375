import { button, element } from './dom.js';
import { changed } from './store.js';

/** One line at the bottom that says what happened, or what went wrong and why. */
export function mountNotices(root, store) {
  store.watch((state, before) => {
    if (!changed(state, before, 'notice')) {
      return;
    }
    root.replaceChildren();
    if (state.notice) {
      const { words, kind } = state.notice;
      root.append(
        element(
          'div',
          { class: `notice ${kind}`, role: kind === 'error' ? 'alert' : null },
          element('p', {}, words),
          button('close', 'Dismiss', () => store.set({ notice: null }), { iconOnly: true }),
        ),
      );
    }
  });
}
