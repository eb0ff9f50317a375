import { defineConfig } from 'vite';
import { ascii } from './build/ascii.ts';
import { compressFile } from './build/compress.ts';
import { freeMail } from './build/freeMail.ts';

/** What Outlook runs when a mail is sent: one file that imports nothing, in the language of the engine inside Outlook for Windows. */
export default defineConfig({
  plugins: [freeMail(), ascii(), compressFile('events.js')],
  publicDir: false,
  build: {
    target: 'es2016',
    emptyOutDir: false,
    rolldownOptions: { input: 'src/events/main.ts', output: { format: 'iife', entryFileNames: 'events.js' } },
  },
});
