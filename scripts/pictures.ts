/**
 * `npm run pictures`: nine job summaries as GitHub shows them, light and dark, 1280 px wide, in out/pictures; and the first
 * screen of the founding scenario as docs/summary.png, which the README shows. Needs a Chromium: `CHROMIUM_PATH`, or where
 * systems keep it.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Browser } from 'playwright-core';
import { markdown } from '../src/report/render/summary.ts';
import { play } from '../simulator/play.ts';
import { scenarioTests } from '../simulator/scenarios/index.ts';
import { command } from './command.ts';
import { pageOf } from './page.ts';

const root = join(import.meta.dirname, '..');
const shown = {
  healthy: 'plain-update-3',
  'founding-story': 'founding-story-1',
  'crash-loop': 'crash-loop-3',
  rollback: 'rolled-back-before-the-gate',
  'several-services': 'one-of-two-fails-early',
  'fifty-tasks': 'founding-story-50',
  'traffic-shift': 'canary-ten-minutes',
  pause: 'pause-passed',
  'empty-group': 'empty-group-hole',
} as const satisfies Readonly<Record<string, keyof typeof scenarioTests>>;
const width = 1280;
const firstScreen = 900;

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

async function takePictures(browser: Browser): Promise<void> {
  const folder = join(root, 'out/pictures');
  mkdirSync(folder, { recursive: true });
  for (const [name, scenarioName] of Object.entries(shown)) {
    const test = scenarioTests[scenarioName];
    if (!test) throw new Error(`there is no scenario ${scenarioName}`);
    const { report } = await play(test);
    for (const theme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width, height: firstScreen }, colorScheme: theme });
      await page.setContent(pageOf(markdown(report)), { waitUntil: 'load' });
      if (await page.locator('pre.mermaid').count()) await page.waitForSelector('pre.mermaid svg', { state: 'attached' });
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`), fullPage: true });
      if (name === 'founding-story' && theme === 'light') {
        const firstCommand = await page.locator('pre').first().boundingBox();
        const height = Math.min(firstScreen, Math.ceil((firstCommand?.y ?? firstScreen) + (firstCommand?.height ?? 0)) + 8);
        await page.screenshot({ path: join(root, 'docs/summary.png'), clip: { x: 0, y: 0, width, height } });
      }
      await page.close();
    }
  }
}

await command({ usage: 'npm run pictures' }, async () => {
  const browser = await openChromium();
  try {
    await takePictures(browser);
  } finally {
    await browser.close();
  }
  process.stdout.write('out/pictures has eighteen pictures, docs/summary.png the one for the README\n');
});
