/**
 * The report as a file. Its shape is {@link Report}, with one difference: times, which are milliseconds inside,
 * are written as ISO 8601 in UTC.
 */
import type { Report } from '../../model/report.ts';

const isTime = (key: string): boolean => key === 'at' || key === 'from' || key === 'until' || key.endsWith('At');

const lineSeparators = /[\u2028\u2029]/g;

/** JSON on one line, or indented by `indent` spaces. */
export const jsonOf = (value: unknown, indent = 0): string =>
  JSON.stringify(
    value,
    (key, one: unknown) => (typeof one === 'number' && isTime(key) ? new Date(one).toISOString() : one),
    indent,
  ).replace(lineSeparators, (character) => `\\u${character.charCodeAt(0).toString(16)}`);

export const reportFile = (report: Report): string => `${jsonOf(report, 2)}\n`;
