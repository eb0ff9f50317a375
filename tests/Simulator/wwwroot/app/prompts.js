import { element } from './dom.js';

/** Outlook's own questions, drawn by the page: true when the person agrees. */
export function ask({ title, words, points = [], yes, no }) {
  return new Promise((resolve) => {
    const agree = element('button', { type: 'submit', value: 'yes', class: 'primary' }, yes);
    const dialog = element(
      'dialog',
      { class: 'prompt', 'aria-labelledby': 'prompt-title' },
      element(
        'form',
        { method: 'dialog' },
        element('h2', { id: 'prompt-title' }, title),
        element('p', { dir: 'auto' }, words),
        points.length > 0 &&
          element(
            'ul',
            {},
            points.map((point) => element('li', {}, point)),
          ),
        element('div', { class: 'buttons' }, element('button', { type: 'submit', value: 'no' }, no), agree),
      ),
    );
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
    document.body.append(dialog);
    dialog.showModal();
    agree.focus();
  });
}
