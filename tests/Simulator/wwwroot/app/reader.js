import { element, icon } from './dom.js';
import { meetingArticle } from './meeting.js';
import { changed, speaksAnew } from './store.js';
import { colourOf, fileSize, initials, longDate, personInFull, personName } from './words.js';

const shownWhenCollapsed = 3;

/** The reading pane: text only. */
export function mountReader(root, store, actions) {
  function recipients(label, people, expanded) {
    if (people.length === 0) {
      return null;
    }
    const hidden = expanded ? 0 : Math.max(0, people.length - shownWhenCollapsed);
    const names = people
      .slice(0, people.length - hidden)
      .map(expanded ? personInFull : personName)
      .join('; ');
    return element(
      'p',
      { class: 'recipients' },
      element('span', { class: 'label' }, `${label}: `),
      names,
      hidden > 0 && element('button', { type: 'button', class: 'link', onclick: () => store.set({ expanded: true }) }, `+${hidden} more`),
    );
  }

  function attachments(list) {
    const real = list.filter(({ isInline }) => !isInline);
    return real.length === 0
      ? null
      : element(
          'ul',
          { class: 'attachments', 'aria-label': 'Attachments' },
          real.map(({ name, size }) =>
            element(
              'li',
              {},
              icon('attach'),
              element('span', { class: 'name' }, name || 'unnamed'),
              element('span', { class: 'size' }, fileSize(size)),
            ),
          ),
        );
  }

  function sender(person) {
    const address = person?.name && person.address ? element('span', { class: 'address' }, person.address) : null;
    return element('p', { class: 'from' }, element('bdi', {}, personName(person)), address);
  }

  function onBehalf({ sender, from }) {
    return sender && from && sender.address !== from.address
      ? element('p', { class: 'recipients' }, `Sent by ${personInFull(sender)}`)
      : null;
  }

  function mail(message, expanded) {
    return element(
      'article',
      { 'aria-labelledby': 'mail-subject' },
      element(
        'h2',
        { id: 'mail-subject' },
        message.subject || '(no subject)',
        message.categories.map((name) => element('span', { class: 'badge' }, name)),
      ),
      element(
        'header',
        {},
        element('span', { class: 'avatar big', 'data-colour': colourOf(message.from), 'aria-hidden': 'true' }, initials(message.from)),
        element(
          'div',
          { class: 'people' },
          sender(message.from),
          onBehalf(message),
          recipients('To', message.to, expanded),
          recipients('Cc', message.cc, expanded),
        ),
        element('time', { datetime: message.date }, longDate(message.date)),
      ),
      attachments(message.attachments),
      element('div', { class: 'text', dir: 'auto' }, message.text || 'This message has no text.'),
    );
  }

  const nothing = ({ folder }) =>
    folder === 'calendar'
      ? element('div', { class: 'empty' }, icon('calendar'), element('p', {}, 'Select a meeting to see who is in it.'))
      : element(
          'div',
          { class: 'empty' },
          icon('mail'),
          element('p', {}, 'Select an email to read it, or drop an .eml file on this page.'),
        );

  function opened(state) {
    if (state.selected === null) {
      return nothing(state);
    }
    return state.meeting ? meetingArticle(state, actions) : mail(state.message, state.expanded);
  }

  store.watch((state, before) => {
    if (!changed(state, before, 'message', 'meeting', 'draft', 'expanded', 'selected', 'folder') && !speaksAnew(state, before)) {
      return;
    }
    root.hidden = state.draft !== null;
    if (state.selected === null || state.message || state.meeting) {
      root.replaceChildren(opened(state));
    }
    if (state.message?.id !== before.message?.id || state.meeting?.id !== before.meeting?.id) {
      root.scrollTop = 0;
    }
  });
}
