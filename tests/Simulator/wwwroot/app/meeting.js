import { button, element, icon } from './dom.js';
import { isOrganised } from './officeMeeting.js';
import { colourOf, initials, parsePerson, personInFull, personName, span } from './words.js';

const answers = { accepted: 'accepted', tentativelyAccepted: 'tentative', declined: 'declined' };

function people(label, list) {
  return list.length === 0
    ? null
    : element(
        'div',
        { class: 'invited' },
        element('h3', {}, label),
        element(
          'ul',
          { 'aria-label': label },
          list.map((person) =>
            element(
              'li',
              { title: personInFull(person) },
              element('span', { class: 'avatar', 'data-colour': colourOf(person), 'aria-hidden': 'true' }, initials(person)),
              element('bdi', {}, personName(person)),
              answers[person.response] ? element('span', { class: 'answer' }, answers[person.response]) : null,
            ),
          ),
        ),
      );
}

/** The organiser may invite more people; the pane hears of it as Outlook tells it. */
function invitation(meeting, actions) {
  const input = element('input', {
    type: 'text',
    id: 'invite',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'invite-problem',
  });
  const problem = element('p', { class: 'problem', id: 'invite-problem', role: 'alert' });

  function invite() {
    const person = parsePerson(input.value);
    problem.textContent = person ? '' : 'Not an email address.';
    if (person) {
      void actions.changeMeeting({ required: [...meeting.required, person] });
    }
  }

  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') {
      event.preventDefault();
      invite();
    }
  });
  return element(
    'div',
    { class: 'field invite' },
    element('label', { for: 'invite' }, 'Invite'),
    element('div', { class: 'chosen' }, input),
    button('people', 'Add', invite),
    problem,
  );
}

// Name and address keep their own directions beside each other.
const fact = (name, ...words) =>
  element(
    'p',
    { class: 'fact' },
    element('span', { class: 'label' }, `${name}: `),
    words.filter(Boolean).flatMap((one) => [element('bdi', {}, one), ' ']),
  );

/** An open meeting: text only. */
export function meetingArticle(state, actions) {
  const { meeting } = state;
  const mayInvite = isOrganised(state) && !meeting.isCancelled;
  return element(
    'article',
    { class: 'meeting', 'aria-labelledby': 'meeting-subject' },
    element(
      'h2',
      { id: 'meeting-subject' },
      meeting.subject || '(no subject)',
      meeting.isCancelled && element('span', { class: 'badge cancelled' }, 'Cancelled'),
      meeting.categories.map((name) => element('span', { class: 'badge' }, name)),
    ),
    element('p', { class: 'when' }, icon('calendar'), element('time', { datetime: meeting.start }, span(meeting))),
    meeting.location && fact('Place', meeting.location),
    fact('Organiser', meeting.organizer.name, meeting.isOrganizer ? '(you)' : meeting.organizer.address),
    people('Required', meeting.required),
    people('Optional', meeting.optional),
    mayInvite ? invitation(meeting, actions) : null,
    element('div', { class: 'text', dir: 'auto' }, meeting.text || 'This meeting has no text.'),
  );
}
