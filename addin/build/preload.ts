import type { Plugin } from 'vite';

/**
 * Lets a page fetch one of its later chunks from the start: MSAL is needed for the first card, and would otherwise be asked
 * for only when the pane's own code has come and run. The page paints before either.
 */
export function preload(page: string, chunk: string): Plugin {
  return {
    name: 'preload',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_, { filename, bundle }) {
        if (!filename.endsWith(page)) {
          return [];
        }

        const file = Object.values(bundle ?? {}).find((one) => one.type === 'chunk' && one.name === chunk)?.fileName;
        if (file === undefined) {
          throw new Error(`${page}: there is no chunk ${chunk} to preload`);
        }

        return [
          { tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` }, injectTo: 'head' },
        ];
      },
    },
  };
}
