import { defineConfig } from 'vitest/config';
import { compress } from './build/compress.ts';
import { freeMail } from './build/freeMail.ts';
import { icons } from './build/icons.ts';
import { preload } from './build/preload.ts';

/** What the pane and the set-up page both need before anything is drawn: in one file it is compressed best. */
const core = new RegExp(
  [
    String.raw`node_modules/(@preact|preact)/`,
    String.raw`src/(api/(problem|client|verbs)|auth/(tokens|config)|host/(office|item|within)|lib/(clipboard|people))\.ts$`,
    String.raw`src/(state/(calls|cards|diagnostics|drafts|session)|text/(dates|en|language|text))\.ts$`,
    String.raw`src/(ui/(Button|Icon|Toast|focus|lazy)\.tsx?|features/(notice|settings)/later\.ts)$`,
  ].join('|'),
);

export default defineConfig({
  base: './',
  plugins: [icons(), freeMail(), preload('index.html', 'broker'), compress()],
  build: {
    target: ['chrome123', 'safari17.5'],
    // The pane's policy allows neither data: scripts nor data: styles, so everything is a file.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'core', test: core }],
        },
      },
      input: { index: 'index.html', signin: 'signin.html', setup: 'setup.html', events: 'events.html' },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
    restoreMocks: true,
    // A test ends when the pane has done its work, however busy the machine is; only what hangs runs into this limit.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Signals must hook into the same Preact that draws; left to Node they would load a second copy of it.
    server: { deps: { inline: [/preact/] } },
  },
});
