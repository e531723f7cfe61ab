/** `--summary FILE`: the summary of a run, as Markdown or as a page of HTML, by the file's name. */
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { quote } from '../inputs/values.ts';
import type { Report } from '../model/report.ts';
import { writeNewFile } from '../publish/files.ts';
import { markdown } from '../report/render/summary.ts';

const isPage = (path: string): boolean => /\.html?$/i.test(path);

/** Before a run of an hour, rather than after it. */
export function mistakeInSummary(path: string | undefined): readonly string[] {
  if (path === undefined) return [];
  if (!isPage(path) && !/\.(?:md|markdown)$/i.test(path))
    return [`--summary: ${quote(path)} says neither Markdown nor HTML; end it in .md or .html`];
  return mistakeInFolder('summary', path);
}

export function mistakeInFolder(option: string, path: string | undefined): readonly string[] {
  if (path === undefined || statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory()) return [];
  return [`--${option}: the folder ${quote(dirname(path))} is not there; make it first`];
}

/** @throws {Error} in words, when it cannot be written */
export async function writeSummary(path: string, report: Report): Promise<void> {
  const text = markdown(report);
  if (!isPage(path)) {
    writeNewFile(path, text);
    return;
  }
  const { pageOf } = await import('../report/render/page/page.ts');
  writeNewFile(path, pageOf(text, report.headline));
}
