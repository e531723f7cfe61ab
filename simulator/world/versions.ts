/** Every value that something has had, and since when; times ascend. */
export interface Versions<T> {
  readonly sinceMs: number[];
  readonly values: T[];
}

export const newVersions = <T>(): Versions<T> => ({ sinceMs: [], values: [] });

/** A second value at the same time takes the place of the first: no answer can fall between them. */
export function addVersion<T>(versions: Versions<T>, atMs: number, value: T): void {
  const last = versions.sinceMs.length - 1;
  if (versions.sinceMs[last] === atMs) {
    versions.values[last] = value;
    return;
  }
  versions.sinceMs.push(atMs);
  versions.values.push(value);
}

/** The value at a time; undefined before the first. */
export function versionAt<T>(versions: Versions<T>, atMs: number): T | undefined {
  const { sinceMs, values } = versions;
  let low = 0;
  let high = sinceMs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sinceMs[middle] ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? undefined : values[low - 1];
}
