import { element, icon } from './dom.js';
import { changed, speaksAnew } from './store.js';
import { colourOf, dateGroup, initials, personName, shortDate } from './words.js';

/** The message list: arrow keys open mail after mail, as in Outlook. */
export function mountList(root, store, actions) {
  function who(line) {
    return line.folder === 'sentitems' && line.to.length > 0 ? line.to[0] : line.from;
  }

  function row(line, selected) {
    const others = line.folder === 'sentitems' && line.to.length > 1 ? ` +${line.to.length - 1}` : '';
    return element(
      'li',
      {
        role: 'option',
        class: line.isRead ? 'row' : 'row unread',
        id: `mail-${line.id}`,
        'data-id': line.id,
        'aria-selected': String(line.id === selected),
        tabindex: line.id === selected ? '0' : '-1',
        onclick: () => actions.select(line.id),
      },
      element('span', { class: 'avatar', 'data-colour': colourOf(who(line)), 'aria-hidden': 'true' }, initials(who(line))),
      element('span', { class: 'from' }, `${personName(who(line))}${others}`),
      element('span', { class: 'date' }, shortDate(line.date)),
      element('span', { class: 'subject' }, line.subject || '(no subject)'),
      element(
        'span',
        { class: 'marks' },
        line.hasAttachments && icon('attach'),
        line.categories.length > 0 && element('span', { class: 'badge' }, line.categories[0]),
      ),
      element('span', { class: 'preview' }, line.preview || ' '),
    );
  }

  function groups({ messages, selected }) {
    const made = [];
    let group = null;
    for (const line of messages) {
      const name = dateGroup(line.date);
      if (group?.name !== name) {
        const title = element('li', { role: 'presentation', class: 'group' }, name);
        group = { name, list: element('ul', { role: 'group', 'aria-label': name }, title) };
        made.push(group.list);
      }
      group.list.append(row(line, selected));
    }
    return made;
  }

  const listbox = element('div', { role: 'listbox', class: 'rows', 'aria-label': 'Messages', onkeydown: onKey });
  const title = element('h2', {});
  const more = element('button', { type: 'button', class: 'more', onclick: () => actions.more() }, 'Show older messages');
  const empty = element(
    'div',
    { class: 'empty' },
    icon('drop'),
    element('p', {}, 'Nothing here yet. Drop an .eml file anywhere on this page.'),
  );
  root.replaceChildren(title, element('div', { class: 'scroller' }, listbox, empty, more));

  function onKey(event) {
    const rows = [...listbox.querySelectorAll('[role=option]')];
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1, Enter: at, ' ': at }[event.key];
    if (to === undefined || !rows[to]) {
      return;
    }
    event.preventDefault();
    rows[to].focus();
    void actions.select(rows[to].dataset.id);
  }

  function draw(state) {
    const focused = listbox.contains(document.activeElement) ? document.activeElement.id : null;
    listbox.replaceChildren(...groups(state));
    listbox.hidden = state.messages.length === 0;
    empty.hidden = state.messages.length > 0;
    more.hidden = state.messages.length >= state.total;
    const name = state.folders[state.mailbox]?.find((one) => one.name === state.folder)?.displayName ?? 'Inbox';
    title.replaceChildren(
      name,
      element('span', { class: 'total' }, state.total === 1 ? '1 message' : `${state.total.toLocaleString('en')} messages`),
    );
    if (focused) {
      document.getElementById(focused)?.focus();
    }
  }

  function mark(selected) {
    for (const one of listbox.querySelectorAll('[role=option]')) {
      const now = one.dataset.id === selected;
      one.setAttribute('aria-selected', String(now));
      one.tabIndex = now ? 0 : -1;
      if (now) {
        one.scrollIntoView({ block: 'nearest' });
      }
    }
    // Something in the list must be reachable with Tab.
    if (!listbox.querySelector('[tabindex="0"]')) {
      listbox.querySelector('[role=option]')?.setAttribute('tabindex', '0');
    }
  }

  store.watch((state, before) => {
    root.hidden = state.folder === 'calendar';
    if (changed(state, before, 'messages', 'total', 'folder', 'folders', 'mailbox') || speaksAnew(state, before)) {
      draw(state);
      mark(state.selected);
    } else if (changed(state, before, 'selected')) {
      mark(state.selected);
    }
  });
}
