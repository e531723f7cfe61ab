/** Rows that say the same are told once, with their number: three read as three, fifty as one. */

/** Up to so many equal rows stand for themselves. */
const toldSingly = 3;

/** Parts of AWS's texts that differ from task to task and tell nothing: ids, addresses, ports. */
const ownMarks = /\b[0-9a-f]{32}\b|\bi-[0-9a-f]{8,17}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\(port \d+\)/g;

/** What a text says whoever it is about. */
export const impersonal = (text: string): string => text.replace(ownMarks, '·');

/** Rows in their order; a group of more equal ones than `singly` stands where its first row stood. */
export function grouped<Row>(
  rows: readonly Row[],
  sameness: (row: Row) => string,
  singly = toldSingly,
): readonly (readonly Row[])[] {
  const byKey = new Map<string, Row[]>();
  for (const row of rows) {
    const key = impersonal(sameness(row));
    const group = byKey.get(key);
    if (group) group.push(row);
    else byKey.set(key, [row]);
  }
  return [...byKey.values()].flatMap((group) => (group.length > singly ? [group] : group.map((row) => [row])));
}
