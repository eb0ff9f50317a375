import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const name = 'free-mail';
const source = join(import.meta.dirname, '../../api/Customers/Addresses/FreeMail.cs');

/** The API's own list of free-mail domains, so that there is one: `import domains from 'free-mail'`. */
export function freeMail(): Plugin {
  return {
    name: 'free-mail-domains',
    enforce: 'pre',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) {
        return undefined;
      }

      const domains = [...readFileSync(source, 'utf8').matchAll(/"([a-z0-9-]+(?:\.[a-z0-9-]+)+)"/g)].map(
        (match) => match[1],
      );
      if (domains.length < 50) {
        this.error(`${source} lists no domains`);
      }

      // One string with spaces is a third smaller than an array of strings.
      return `export default ${JSON.stringify(domains.join(' '))}.split(' ');`;
    },
  };
}
