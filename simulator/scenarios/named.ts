/** Finding one by its name, also by one that is mistyped or half of one. */

/** How many signs one has to add, leave out or change to come from one word to the other. */
function distance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  Array.from(one).forEach((sign, row) => {
    const here = [row + 1];
    Array.from(other).forEach((otherSign, column) => {
      const changed = (above[column] ?? 0) + (sign === otherSign ? 0 : 1);
      here.push(Math.min(changed, (above[column + 1] ?? 0) + 1, (here[column] ?? 0) + 1));
    });
    above = here;
  });
  return above.at(-1) ?? 0;
}

/** @throws {Error} that says which names are nearest */
export function named<T>(all: Readonly<Record<string, T>>, name: string): T {
  const found = Object.hasOwn(all, name) ? all[name] : undefined;
  if (found !== undefined) return found;
  // Half of a name is as near as can be.
  const score = (candidate: string): number => (name !== '' && candidate.includes(name) ? 0 : distance(name, candidate));
  const nearest = Object.keys(all).toSorted((one, other) => score(one) - score(other));
  const near = nearest.filter((candidate) => score(candidate) <= score(nearest[0] ?? '') + 1);
  throw new Error(`there is no scenario "${name}"; the nearest: ${near.slice(0, 5).join(', ')}`);
}

/** Those whose name or title has the word; one a line. */
export function listed(titles: Readonly<Record<string, string>>, word = ''): string {
  const rows = Object.entries(titles).filter((row) => row.join(' ').toLowerCase().includes(word.toLowerCase()));
  const width = Math.min(40, Math.max(0, ...rows.map(([name]) => name.length)));
  return rows.map(([name, title]) => `${name.padEnd(width)}  ${title}\n`).join('');
}
