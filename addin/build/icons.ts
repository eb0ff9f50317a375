import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const scheme = 'icon:';
const require = createRequire(import.meta.url);

/** The path data of one Fluent System Icon, read from Microsoft's package: `import mail from 'icon:mail_20_regular'`. */
export function icons(): Plugin {
  return {
    name: 'fluent-icons',
    enforce: 'pre',
    resolveId: (id) => (id.startsWith(scheme) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${scheme}`)) {
        return undefined;
      }

      const name = id.slice(scheme.length + 1);
      const svg = readFileSync(require.resolve(`@fluentui/svg-icons/icons/${name}.svg`), 'utf8');
      const paths = [...svg.matchAll(/<path[^>]*\sd="([^"]+)"/g)].map((match) => match[1]);
      if (paths.length === 0) {
        this.error(`The icon ${name} has no path`);
      }

      return `export default ${JSON.stringify(paths.join(''))};`;
    },
  };
}
