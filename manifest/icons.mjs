// Draws icon.svg in every size that Outlook and Microsoft 365 ask for: node icons.mjs icon.svg FOLDER
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

// Commands 16 to 80, mobile 25, 32 and 48 at scale 1 to 3, the lists of add-ins 64 and 128.
const sizes = [16, 20, 24, 25, 32, 40, 48, 50, 64, 75, 80, 96, 128, 144];
const logSizes = [25, 32, 48, 50, 64, 75, 96, 144];
const [drawing, folder] = process.argv.slice(2);
const svg = readFileSync(drawing, 'utf8');

/** The figure alone, white on nothing and as large as it gets: what Microsoft 365 lays over the accent colour, and phones show in grey. */
const outline = svg.replace(/<rect id="ground"[^>]*>/, '').replace('viewBox="0 0 64 64"', 'viewBox="6 6 54 54"');
if (outline.length === svg.length) {
  throw new Error(`${drawing} has no ground to leave out`);
}

await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
mkdirSync(folder, { recursive: true });
const draw = (source, size, name) => {
  const image = new Resvg(source, { fitTo: { mode: 'width', value: size } }).render();
  writeFileSync(join(folder, name), image.asPng());
};
for (const size of sizes) {
  draw(svg, size, `outlookcrm-${size}.png`);
}

// Phones want the button of meetings in this grey (learn.microsoft.com/office/dev/add-ins/outlook/mobile-log-appointments).
const grey = outline.replace('fill="#ffffff"', 'fill="#919191"');
if (grey === outline) {
  throw new Error(`${drawing} has no white figure to draw in grey`);
}

for (const size of logSizes) {
  draw(grey, size, `outlookcrm-log-${size}.png`);
}

// Microsoft 365 rounds the corners itself.
draw(svg.replace(' rx="14"', ''), 192, 'color.png');
draw(outline, 32, 'outline.png');
