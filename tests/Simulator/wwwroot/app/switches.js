import { button, element } from './dom.js';
import { languages, themes, widths } from './choices.js';
import { changed } from './store.js';

/** The strip above Outlook: who is signed in, how Outlook looks, and the door for .eml files. */
export function mountSwitches(root, store, actions) {
  function select(name, words, options, onchoose) {
    const box = element(
      'select',
      { id: `switch-${name}`, onchange: () => onchoose(box.value) },
      Object.entries(options).map(([value, label]) => element('option', { value }, label)),
    );
    return { box, field: element('label', { class: 'switch', for: `switch-${name}` }, element('span', {}, words), box) };
  }

  const { users } = store.get();
  const names = Object.fromEntries(
    users.map(({ name, displayName, roles }) => [
      name,
      `${displayName} · ${roles.map((role) => role.replace('Crm.', '').toLowerCase()).join(', ') || 'no role'}`,
    ]),
  );
  const choose = (name) => (value) => actions.choose({ [name]: value });
  const user = select('user', 'Signed in as', names, (name) => {
    actions.choose({ user: name });
    void actions.signIn(users.find((one) => one.name === name));
  });
  const theme = select(
    'theme',
    'Theme',
    Object.fromEntries(Object.entries(themes).map(([key, { words }]) => [key, words])),
    choose('theme'),
  );
  const language = select('language', 'Language', languages, choose('language'));
  const width = select('width', 'Pane', widths, choose('width'));

  const file = element('input', {
    type: 'file',
    accept: '.eml,message/rfc822',
    multiple: true,
    hidden: true,
    'aria-label': 'Email files',
    onchange: async () => {
      await actions.drop([...file.files]);
      file.value = '';
    },
  });

  const chooseFiles = () => file.click();
  root.replaceChildren(
    element('strong', {}, 'Simulator'),
    user.field,
    theme.field,
    language.field,
    width.field,
    button('none', 'Select nothing', () => actions.select(null), { title: 'As when no mail is selected: the pane gets no item' }),
    element('span', { class: 'gap' }),
    file,
    button('drop', 'Drop or choose .eml', chooseFiles, { class: 'drop-door' }),
  );

  store.watch((state, before) => {
    if (changed(state, before, 'choices')) {
      user.box.value = state.choices.user;
      theme.box.value = state.choices.theme;
      language.box.value = state.choices.language;
      width.box.value = state.choices.width;
    }
  });
  return { chooseFiles };
}
