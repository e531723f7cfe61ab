/** Rows that say the same are shown once, with their number: three read as three, fifty as one. */

/** Up to so many equal rows stand for themselves. */
const mostSingleRows = 3;

/** Parts of AWS's texts that differ from task to task and tell nothing: ids, addresses, ports. */
const idsInText = /\b[0-9a-f]{32}\b|\bi-[0-9a-f]{8,17}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\(port \d+\)/g;

/** What a text says whoever it is about. */
const withoutIds = (text: string): string => text.replace(idsInText, '·');

/** Rows in their order; a group of more equal ones than `singly` stands where its first row stood. */
export function grouped<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  singly = mostSingleRows,
): readonly (readonly Row[])[] {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const key = withoutIds(keyOf(row));
    const group = byKey.get(key);
    if (group) group.push(row);
    else byKey.set(key, [row]);
  }
  return [...byKey.values()].flatMap((group) => (group.length > singly ? [group] : group.map((row) => [row])));
}
