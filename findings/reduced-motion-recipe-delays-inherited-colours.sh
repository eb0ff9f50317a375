#!/usr/bin/env bash
# A recipe that many style sheets copy sets "transition-duration: 0.01ms" for every element where a person wants less motion
# (prefers-reduced-motion). A page without any transition of its own follows it and changes the colour of its root element.
# Expected: after the next frame every element below has the new, inherited colour, as without the recipe.
# Seen: Chromium passes the colour on by one level a frame: the recipe makes a transition of every property of every element.
# Why it matters here: for a moment dark text stands on the dark background of a new theme, for those who asked for less motion.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --no-audit --no-fund --silent playwright-core@1.65.1 > npm.log 2>&1 || { cat npm.log; exit 2; }
browser=$(command -v chromium-headless-shell || command -v chromium || command -v google-chrome || true)
if [ -z "$browser" ]; then
  npx --no-install playwright-core install --only-shell chromium > install.log 2>&1 || { cat install.log; exit 2; }
fi

cat > probe.mjs <<'EOF'
import { chromium } from 'playwright-core';

const [executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath && { executablePath }) });

/** How many of the ten levels have the new colour after each of ten frames. */
async function levelsByFrame(recipe) {
  const page = await browser.newPage({ reducedMotion: 'reduce' });
  await page.setContent(`
    <style>
      html { color: rgb(0, 0, 0) }
      html.dark { color: rgb(255, 255, 255) }
      ${recipe ? '@media (prefers-reduced-motion: reduce) { *, ::before, ::after { transition-duration: 0.01ms !important } }' : ''}
    </style>
    ${'<div>'.repeat(8)}text${'</div>'.repeat(8)}`);
  const counts = await page.evaluate(async () => {
    const levels = [document.documentElement, document.body, ...document.querySelectorAll('div')];
    const frame = () => new Promise(requestAnimationFrame);
    await frame();
    document.documentElement.className = 'dark';
    const seen = [];
    for (let i = 0; i < 12; i++) {
      await frame();
      seen.push(levels.filter((one) => getComputedStyle(one).color === 'rgb(255, 255, 255)').length);
    }
    return seen;
  });
  await page.close();
  return counts;
}

const [plain, recipe] = [await levelsByFrame(false), await levelsByFrame(true)];
console.log(`version:  Chromium ${browser.version()}`);
console.log('expected: 10 of 10 levels in the first frame, with the recipe as without it');
console.log(`seen:     without the recipe ${plain.join(' ')}`);
console.log(`          with the recipe    ${recipe.join(' ')}`);
await browser.close();
process.exitCode = plain[0] === 10 && recipe[0] < 10 ? 0 : 1;
EOF
node probe.mjs "$browser"
