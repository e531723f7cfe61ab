/** A table in plain text, columns as wide as they must be. */
export function table(head: readonly string[], body: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) => Math.max(cell.length, ...body.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** With one decimal; nothing where there is nothing. */
export const tenths = (value: number | undefined): string => value?.toFixed(1) ?? '';

export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

export const hundredths = (value: number | undefined): string => value?.toFixed(2) ?? '';

/** Of ascending numbers the one that this share of them does not exceed; NaN of none. */
export const ofRank = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
