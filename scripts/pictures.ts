/**
 * `npm run pictures`: job summaries as GitHub shows them, light and dark, in out/pictures; and what is seen first of the founding story
 * as docs/summary-light.png and docs/summary-dark.png, which the README shows. Needs a Chromium: `CHROMIUM_PATH`, or where systems
 * keep it.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Browser, type Page } from 'playwright-core';
import { markdown } from '../src/report/render/summary.ts';
import { play } from '../simulator/play.ts';
import { named } from '../simulator/scenarios/named.ts';
import { playable, stories } from '../simulator/scenarios/stories.ts';
import { command } from './command.ts';
import { picturedSummary, signed, themes } from './docs/picture.ts';
import { pageOf } from './page.ts';

const root = join(import.meta.dirname, '..');
const shown = [...Object.keys(stories), 'founding-story-50', 'rolled-back-by-an-alarm'];

/** As wide as the column of a README, so that letters have their size. */
const narrow = { width: 900, height: 900 };
const wide = { width: 1280, height: 900 };

/** Where systems keep it. */
const places = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

async function openChromium(): Promise<Browser> {
  const executablePath = [process.env.CHROMIUM_PATH ?? '', ...places].find((path) => path !== '' && existsSync(path));
  if (executablePath === undefined) throw new Error('there is no Chromium here: set CHROMIUM_PATH to one');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

const drawing = (shapes: string): string =>
  `<svg viewBox="0 0 20 20" style="height: 1em; width: 1em; vertical-align: -0.12em">${shapes}</svg>`;

/** A machine may have no font with these. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/❌/gu, drawing('<path d="M4 4l12 12M16 4L4 16" stroke="#dd2e44" stroke-width="4" stroke-linecap="round"/>')],
  [
    /✅/gu,
    drawing(
      '<rect x="1" y="1" width="18" height="18" rx="4" fill="#2da44e"/><path d="M5 10.5l3.5 3.5L15 6.5" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round"/>',
    ),
  ],
  [
    /⚠\ufe0f?/gu,
    drawing(
      '<path d="M10 2l9 16H1z" fill="#ffcc4d" stroke="#ffcc4d" stroke-linejoin="round"/><path d="M10 8v5" stroke="#231f20" stroke-width="2" stroke-linecap="round"/><circle cx="10" cy="15.6" r="1.1" fill="#231f20"/>',
    ),
  ],
];

const drawn = (page: string): string => marks.reduce((text, [mark, shape]) => text.replace(mark, shape), page);

async function open(
  browser: Browser,
  summary: string,
  colorScheme: (typeof themes)[number],
  viewport: typeof narrow,
): Promise<Page> {
  const page = await browser.newPage({ viewport, colorScheme, deviceScaleFactor: viewport === narrow ? 2 : 1 });
  await page.setContent(drawn(pageOf(summary)), { waitUntil: 'load' });
  if (await page.locator('pre.mermaid').count()) await page.waitForSelector('pre.mermaid svg', { state: 'attached' });
  return page;
}

async function takePictures(browser: Browser): Promise<number> {
  const folder = join(root, 'out/pictures');
  mkdirSync(folder, { recursive: true });
  for (const name of shown) {
    const { report } = await play(named(playable, name));
    for (const theme of themes) {
      const page = await open(browser, markdown(report), theme, wide);
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`), fullPage: true });
      await page.close();
    }
  }
  return shown.length * themes.length;
}

/** As far as the first command that is to be pasted. */
async function takeReadmePictures(browser: Browser): Promise<void> {
  const summary = await picturedSummary();
  for (const theme of themes) {
    const page = await open(browser, summary, theme, narrow);
    const firstCommand = await page.locator('pre').first().boundingBox();
    const height = Math.ceil((firstCommand?.y ?? narrow.height) + (firstCommand?.height ?? 0)) + 16;
    const png = await page.screenshot({ clip: { x: 0, y: 0, width: narrow.width, height }, fullPage: true });
    writeFileSync(join(root, `docs/summary-${theme}.png`), signed(png, summary));
    await page.close();
  }
}

await command({ usage: 'npm run pictures -- [--readme]', flags: ['readme'] }, async ({ flags }) => {
  const browser = await openChromium();
  try {
    await takeReadmePictures(browser);
    process.stdout.write('docs/summary-light.png and docs/summary-dark.png are those for the README\n');
    if (flags.has('readme')) return;
    process.stdout.write(`out/pictures has ${await takePictures(browser)} pictures\n`);
  } finally {
    await browser.close();
  }
});
