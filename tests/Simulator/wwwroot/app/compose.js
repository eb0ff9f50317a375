import { button, element } from './dom.js';
import { changed } from './store.js';
import { parsePerson, personInFull, personName } from './words.js';

/** The compose window; every change of To and Cc reaches the pane. */
export function mountCompose(root, store, actions) {
  function recipientField(name, words) {
    const people = () => store.get().draft[name];
    const chips = element('ul', { class: 'chips', 'aria-label': words });
    const input = element('input', {
      type: 'text',
      id: `draft-${name}`,
      autocomplete: 'off',
      spellcheck: 'false',
      list: 'known-people',
      'aria-describedby': `draft-${name}-problem`,
    });
    const problem = element('p', { class: 'problem', id: `draft-${name}-problem`, role: 'alert' });

    function commit() {
      const typed = input.value.split(/[;,]/u).filter((part) => part.trim() !== '');
      if (typed.length === 0) {
        return;
      }
      const parsed = typed.map(parsePerson);
      const wrong = typed.filter((_, index) => parsed[index] === null);
      problem.textContent = wrong.length > 0 ? `Not an email address: ${wrong.join('; ').trim()}` : '';
      input.value = wrong.join('; ');
      const added = parsed.filter(Boolean);
      if (added.length > 0) {
        actions.editDraft({ [name]: [...people(), ...added] });
      }
    }

    input.addEventListener('keydown', (event) => {
      if (['Enter', ';', ','].includes(event.key)) {
        event.preventDefault();
        commit();
      } else if (event.key === 'Backspace' && input.value === '' && people().length > 0) {
        actions.editDraft({ [name]: people().slice(0, -1) });
      }
    });
    input.addEventListener('blur', commit);

    function draw(list) {
      chips.replaceChildren(
        ...list.map((person, index) =>
          element(
            'li',
            { title: personInFull(person) },
            personName(person),
            button('close', `Remove ${personName(person)}`, () => actions.editDraft({ [name]: list.filter((_, at) => at !== index) }), {
              iconOnly: true,
            }),
          ),
        ),
      );
    }

    return {
      draw,
      input,
      field: element(
        'div',
        { class: 'field' },
        element('label', { for: `draft-${name}` }, words),
        element('div', { class: 'chosen' }, chips, input),
        problem,
      ),
    };
  }

  const to = recipientField('to', 'To');
  const cc = recipientField('cc', 'Cc');
  const subject = element('input', { type: 'text', id: 'draft-subject', oninput: () => actions.editDraft({ subject: subject.value }) });
  const text = element('textarea', { id: 'draft-text', 'aria-label': 'Message', oninput: () => actions.editDraft({ text: text.value }) });
  const known = element('datalist', { id: 'known-people' });

  root.replaceChildren(
    element(
      'div',
      { class: 'draft-actions' },
      button('send', 'Send', () => actions.send(), { class: 'primary' }),
      button('delete', 'Discard', () => actions.discard()),
    ),
    to.field,
    cc.field,
    element('div', { class: 'field' }, element('label', { for: 'draft-subject' }, 'Subject'), subject),
    text,
    known,
  );

  function start(state) {
    subject.value = state.draft.subject;
    text.value = state.draft.text;
    const addresses = new Set(
      state.messages
        .map(({ from }) => from)
        .filter(Boolean)
        .map(personInFull),
    );
    known.replaceChildren(...[...addresses].map((value) => element('option', { value })));
    (state.draft.to.length > 0 ? text : to.input).focus();
  }

  store.watch((state, before) => {
    root.hidden = state.draft === null;
    if (state.draft === null || !changed(state, before, 'draft')) {
      return;
    }
    to.draw(state.draft.to);
    cc.draw(state.draft.cc);
    if (!before.draft) {
      start(state);
    }
  });
}
