/** Golden texts: compared byte for byte; `UPDATE_GOLDEN=1` writes them anew, for a person to read before they are committed. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';

const file = (name: string): URL => new URL(`golden/${name}`, import.meta.url);

/** The golden text of a name, after an update if one was asked for. */
export function golden(name: string, actual: string): string {
  if (process.env.UPDATE_GOLDEN === '1') {
    if (process.env.CI) throw new Error('golden texts are not written under CI');
    writeFileSync(file(name), actual);
  }
  return existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '';
}
