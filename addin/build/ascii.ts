import type { Plugin } from 'vite';

/** Writes every other letter as `\u…`: an engine that does not ask in which encoding a script comes reads it all the same. */
export function ascii(): Plugin {
  return {
    name: 'ascii',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') {
          file.code = file.code.replace(
            /[^\x20-\x7e\n]/g,
            (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
          );
        }
      }
    },
  };
}
