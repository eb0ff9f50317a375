import { element, icon } from './dom.js';
import { changed, speaksAnew } from './store.js';
import { dayName, momentOf, personName, timeOfDay } from './words.js';

const answers = { accepted: 'Accepted', tentativelyAccepted: 'Tentative', declined: 'Declined', notResponded: 'Not answered' };

/** The meetings of the past and the coming days; arrow keys open one after the other, as in the message list. */
export function mountCalendar(root, store, actions) {
  function row(meeting, selected) {
    const from = momentOf(meeting.start, meeting.isAllDay);
    const who = meeting.isOrganizer ? 'You' : personName(meeting.organizer);
    return element(
      'li',
      {
        role: 'option',
        class: meeting.isCancelled ? 'row meeting cancelled' : 'row meeting',
        id: `meeting-${meeting.id}`,
        'data-id': meeting.id,
        'aria-selected': String(meeting.id === selected),
        tabindex: meeting.id === selected ? '0' : '-1',
        onclick: () => actions.select(meeting.id),
      },
      element(
        'span',
        { class: 'time' },
        meeting.isAllDay ? 'All day' : timeOfDay(from),
        meeting.isAllDay ? null : element('span', { class: 'until' }, timeOfDay(new Date(meeting.end))),
      ),
      element('span', { class: 'from' }, meeting.subject || '(no subject)'),
      element(
        'span',
        { class: 'marks' },
        meeting.type === 'occurrence' || meeting.type === 'exception' ? element('span', { class: 'badge' }, 'Series') : null,
        meeting.isOrganizer || meeting.isCancelled ? null : element('span', { class: 'answer' }, answers[meeting.response] ?? ''),
      ),
      element('span', { class: 'preview' }, [who, meeting.location].filter(Boolean).join(' · ')),
    );
  }

  function groups({ meetings, selected }) {
    const made = [];
    let group = null;
    for (const meeting of meetings) {
      const name = dayName(momentOf(meeting.start, meeting.isAllDay));
      if (group?.name !== name) {
        const title = element('li', { role: 'presentation', class: 'group' }, name);
        group = { name, list: element('ul', { role: 'group', 'aria-label': name }, title) };
        made.push(group.list);
      }
      group.list.append(row(meeting, selected));
    }
    return made;
  }

  const listbox = element('div', { role: 'listbox', class: 'rows', 'aria-label': 'Meetings', onkeydown: onKey });
  const empty = element('div', { class: 'empty' }, icon('calendar'), element('p', {}, 'No meetings in these weeks.'));
  const scroller = element('div', { class: 'scroller' }, listbox, empty);
  root.replaceChildren(element('h2', {}, 'Calendar', element('span', { class: 'total' }, 'two weeks back, two ahead')), scroller);

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

  // Where nothing is open yet: the first meeting from today on.
  const today = new Date(new Date().setHours(0, 0, 0, 0));
  const next = (meetings) => meetings.find(({ start, isAllDay }) => momentOf(start, isAllDay) >= today) ?? meetings.at(-1);

  function mark({ selected, meetings }) {
    for (const one of listbox.querySelectorAll('[role=option]')) {
      const now = one.dataset.id === selected;
      one.setAttribute('aria-selected', String(now));
      one.tabIndex = now || (selected === null && one.dataset.id === next(meetings)?.id) ? 0 : -1;
    }
    const shown = listbox.querySelector('[aria-selected=true]');
    shown?.scrollIntoView({ block: 'nearest' });
  }

  store.watch((state, before) => {
    root.hidden = state.folder !== 'calendar';
    const isDrawn = changed(state, before, 'meetings', 'folder') || speaksAnew(state, before);
    if (root.hidden || !(isDrawn || changed(state, before, 'selected'))) {
      return;
    }
    if (isDrawn) {
      const focused = listbox.contains(document.activeElement) ? document.activeElement.id : null;
      const isFirst = listbox.childElementCount === 0 || before.folder !== state.folder;
      listbox.replaceChildren(...groups(state));
      listbox.hidden = state.meetings.length === 0;
      empty.hidden = state.meetings.length > 0;
      if (isFirst && state.selected === null && state.meetings.length > 0) {
        const title = document.getElementById(`meeting-${next(state.meetings).id}`).closest('ul');
        scroller.scrollTop = title.offsetTop - scroller.offsetTop;
      }
      if (focused) {
        document.getElementById(focused)?.focus();
      }
    }
    mark(state);
  });
}
