/** Recordings of earlier schemas, read as if this version had written them. */

/** Raised with every change that makes an older reader misread. */
export const recordingSchema = 2;

/** Members that schema 1 called otherwise, wherever they stand: in a value, in a change, or among those that are gone. */
const renamed: ReadonlyMap<string, string> = new Map([
  ['absences', 'readFailures'],
  ['question', 'operation'],
  ['subject', 'resource'],
  ['wanted', 'selector'],
]);
/** Members of a line alone. */
const renamedInLines: ReadonlyMap<string, string> = new Map([
  ['look', 'service'],
  ['c', 'changes'],
]);

/**
 * A line of a recording, as this version writes it.
 *
 * @param schema as the recording's first line says
 */
export function upgradedLine(line: object, schema: number): object {
  if (schema >= recordingSchema) return line;
  const members = Object.entries(line).map(([name, value]: [string, unknown]) => [
    renamedInLines.get(name) ?? name,
    upgraded(value),
  ]);
  return Object.fromEntries(members) as object;
}

function upgraded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(upgraded);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, one]: [string, unknown]) => [
    renamed.get(name) ?? name,
    name === 'd' && Array.isArray(one) ? one.map((gone) => renamed.get(String(gone)) ?? String(gone)) : upgraded(one),
  ]);
  return Object.fromEntries(members) as unknown;
}
