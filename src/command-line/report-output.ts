/** What the command leaves of a report: the words, the document, the summary. */
import type { LogPart, Report } from '../model/report.ts';
import { toStandardOutput, type Terminal } from '../publish/terminal.ts';
import { reportFile } from '../report/render/json.ts';
import { logOf } from '../report/render/log.ts';
import type { Arguments } from './arguments.ts';
import { writeSummary } from './summary-file.ts';

/** The verdict last: it is what a terminal shows when all is said. */
const verdictLast = (parts: readonly LogPart[]): readonly LogPart[] => [
  ...parts.filter(({ kind }) => kind !== 'lines'),
  ...parts.filter(({ kind }) => kind === 'lines').map((part) => ({ ...part, lines: ['', ...part.lines] })),
];

/** What fails of it is a warning: the verdict stands. */
export async function tellReport(report: Report, { values, flags }: Arguments, terminal: Terminal): Promise<void> {
  const attempt = async (what: string, work: () => void | Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      terminal.annotate({ level: 'warning', title: what, message: error instanceof Error ? error.message : String(error) });
    }
  };
  await attempt('not all could be told', () => {
    verdictLast(partsOf(report)).forEach(terminal.part);
  });
  const summary = values.get('summary');
  if (summary !== undefined) await attempt('the summary could not be written', () => writeSummary(summary, report));
  if (flags.has('json'))
    await attempt('the report could not be written', () => {
      toStandardOutput(asJson(report));
    });
}

/** Where it cannot be told whole, its verdict can. */
function partsOf(report: Report): readonly LogPart[] {
  try {
    return logOf(report);
  } catch {
    return logOf({ ...report, services: [] });
  }
}

/** The same document, in which no CI can read a command (`##[…]`, `##vso[…]`). */
const asJson = (report: Report): string => reportFile(report).replaceAll('##', '#\\u0023');
