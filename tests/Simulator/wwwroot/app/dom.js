// Everything on the page is built here, from text: an email never becomes markup.
const icons = new URL('../icons.svg', import.meta.url);

/** An element with properties (class, on…, aria-…, data-…) and children; null and false children are left out. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.startsWith('on')) {
      made.addEventListener(key.slice(2), value);
    } else if (value === true) {
      made.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== false && child !== undefined));
  return made;
}

export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${icons.pathname}#${name}`);
  svg.append(use);
  return svg;
}

/** A ribbon button: icon and words, or the icon alone with the words as its name. */
export function button(iconName, words, onclick, properties = {}) {
  const { iconOnly = false, ...rest } = properties;
  const names = iconOnly ? { 'aria-label': words, title: words } : {};
  return element('button', { type: 'button', onclick, ...names, ...rest }, icon(iconName), iconOnly ? null : element('span', {}, words));
}

export function byId(id) {
  return document.getElementById(id);
}
