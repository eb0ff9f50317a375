// What the switches offer, and how a choice is kept in the page's address: a reload or a link shows the same Outlook.
export const themes = {
  light: {
    words: 'Light',
    officeTheme: {
      bodyBackgroundColor: '#ffffff',
      bodyForegroundColor: '#242424',
      controlBackgroundColor: '#f5f5f5',
      controlForegroundColor: '#242424',
      isDarkTheme: false,
    },
  },
  dark: {
    words: 'Dark',
    officeTheme: {
      bodyBackgroundColor: '#292929',
      bodyForegroundColor: '#ffffff',
      controlBackgroundColor: '#1f1f1f',
      controlForegroundColor: '#ffffff',
      isDarkTheme: true,
    },
  },
  contrast: {
    words: 'High contrast',
    officeTheme: {
      bodyBackgroundColor: '#000000',
      bodyForegroundColor: '#ffffff',
      controlBackgroundColor: '#000000',
      controlForegroundColor: '#ffff00',
      isDarkTheme: true,
    },
  },
};

export const languages = {
  'en-US': 'English',
  'en-GB': 'English (UK)',
  'el-GR': 'Ελληνικά',
  'ro-RO': 'Română',
  'hu-HU': 'Magyar',
  'fa-IR': 'فارسی',
  'af-ZA': 'Afrikaans',
};

export const widths = { 320: '320 px', 450: '450 px', phone: 'Phone' };

// The pages of the product that Outlook can frame.
export const pages = { pane: '/', setup: '/setup.html' };

const defaults = {
  user: 'maria',
  theme: 'light',
  language: 'en-US',
  width: '450',
  pinned: 'yes',
  naa: 'yes',
  page: 'pane',
  folder: 'inbox',
  sending: 'no',
  tries: 'yes',
};
const offered = {
  theme: themes,
  language: languages,
  width: widths,
  pinned: { yes: 1, no: 1 },
  naa: { yes: 1, no: 1 },
  page: pages,
  folder: { inbox: 1, calendar: 1 },
  sending: { yes: 1, no: 1 },
  tries: { yes: 1, no: 1 },
};

export function readChoices() {
  const asked = Object.fromEntries(new URLSearchParams(window.location.search));
  const known = Object.entries(asked).filter(([name, value]) => name === 'user' || (name in offered && value in offered[name]));
  return { ...defaults, ...Object.fromEntries(known) };
}

export function keepChoices(choices) {
  const unusual = Object.entries(choices).filter(([name, value]) => name in defaults && value !== defaults[name]);
  const query = new URLSearchParams(unusual).toString();
  window.history.replaceState(null, '', query ? `?${query}` : window.location.pathname);
}
