/**
 * Writes docs/gallery.md and docs/demo.svg from deployments that are played on the simulator; `--check` fails where one differs, and
 * where the README's pictures show another summary than today's.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { command } from './command.ts';
import { gallery } from './docs/gallery.ts';
import { isOf, picturedSummary, themes } from './docs/picture.ts';
import { recordedDemo } from './docs/recorded-demo.ts';
import { terminal } from './docs/terminal.ts';

const fileOf = (name: string): URL => new URL(`../docs/${name}`, import.meta.url);

function writtenIn(name: string): Buffer {
  try {
    return readFileSync(fileOf(name));
  } catch {
    // Not written yet: that is a difference too.
    return Buffer.alloc(0);
  }
}

async function checkPictures(): Promise<void> {
  const summary = await picturedSummary();
  for (const theme of themes)
    if (!isOf(writtenIn(`summary-${theme}.png`), summary))
      throw new Error(`docs/summary-${theme}.png shows an older summary. Mend it with: npm run pictures -- --readme`);
}

await command({ usage: 'node scripts/gallery.ts [--check]', flags: ['check'] }, async ({ flags }) => {
  const texts = {
    'gallery.md': await gallery(),
    'demo.svg': terminal('ECS health gate, live on a pretend AWS', await recordedDemo()),
  };
  for (const [name, text] of Object.entries(texts)) {
    if (!flags.has('check')) writeFileSync(fileOf(name), text);
    else if (writtenIn(name).toString() !== text)
      throw new Error(`docs/${name} is not what the simulator shows. Mend it with: npm run docs`);
  }
  if (flags.has('check')) await checkPictures();
});
