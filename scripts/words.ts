/** Fails where a document has too many words: `node scripts/words.ts README.md 1500`. Words are what `wc -w` counts. */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { command } from './command.ts';

export const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

if (import.meta.main)
  await command({ usage: 'node scripts/words.ts DOCUMENT LIMIT', least: 2 }, ({ positionals: [path = '', limit = ''] }) => {
    const words = wordsIn(readFileSync(path, 'utf8'));
    if (!(words < Number(limit))) throw new Error(`${path} has ${words} words, and is to have fewer than ${limit}`);
    process.stdout.write(`${path} has ${words} words\n`);
  });
