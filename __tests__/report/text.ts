import type { LogPart } from '../../src/model/report.ts';

/** A part of the log as a reader sees it. */
export const asText = (part: LogPart): string =>
  part.kind === 'lines' ? part.lines.join('\n') : [`▸ ${part.title}`, ...part.lines.map((line) => `  ${line}`)].join('\n');
