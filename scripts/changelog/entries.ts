/** CHANGELOG.md in the form of https://keepachangelog.com/en/1.1.0/. */

export interface Entry {
  readonly version: string;
  /** `2026-11-26`; undefined: not released yet. */
  readonly date?: string;
  /** What changed, without the heading. */
  readonly notes: string;
}

const heading = /^## (?!\[Unreleased\]$)(.*)$/;
const released = /^\[(\d+\.\d+\.\d+)\] - (?:(\d{4}-\d{2}-\d{2})|unreleased)$/;

/** The versions of a changelog, newest first, as it has them. @throws {Error} where a heading is none of a version */
export function entriesOf(changelog: string): readonly Entry[] {
  return changelog.split(/^(?=## )/m).flatMap((section) => {
    const [first = '', ...rest] = section.split('\n');
    const title = heading.exec(first)?.[1];
    if (title === undefined) return [];
    const [, version, date] = released.exec(title) ?? [];
    if (version === undefined) throw new Error(`the changelog's heading is neither of a version nor dated: ${title}`);
    // The links that the headings refer to stand at the end.
    const notes = rest
      .filter((line) => !/^\[[^\]]+\]: /.test(line))
      .join('\n')
      .trim();
    return [{ version, ...(date === undefined ? {} : { date }), notes }];
  });
}

/** The notes of a version that is about to be released. @throws {Error} where it is not ready for that */
export function notesOf(changelog: string, version: string): string {
  const entry = entriesOf(changelog).find((one) => one.version === version);
  if (!entry) throw new Error(`the changelog has no entry for ${version}`);
  if (entry.date === undefined) throw new Error(`the changelog calls ${version} unreleased: give it its date`);
  if (entry.notes === '') throw new Error(`the changelog says nothing of ${version}`);
  return entry.notes;
}

const numbers = (version: string): readonly number[] => version.split('.').map(Number);

const isNewer = (a: string, b: string): boolean => {
  const other = numbers(b);
  const first = numbers(a).findIndex((number, place) => number !== other[place]);
  return first >= 0 && (numbers(a)[first] ?? 0) > (other[first] ?? 0);
};

/** What is wrong with a changelog while `version` is worked on; a sentence each. */
export function faultsOf(changelog: string, version: string): readonly string[] {
  const entries = entriesOf(changelog);
  const [newest] = entries;
  return [
    ...(newest?.version === version
      ? []
      : [`its newest version is ${newest?.version ?? 'none'}, and package.json says ${version}`]),
    ...entries.slice(1).flatMap((entry, i) => {
      const above = entries[i]?.version ?? '';
      return isNewer(above, entry.version) ? [] : [`${above} stands above ${entry.version}`];
    }),
    ...entries
      .slice(1)
      .flatMap((entry) => (entry.date === undefined ? [`${entry.version} has no date, and there are newer ones`] : [])),
    ...entries.flatMap((entry) => (changelog.includes(`\n[${entry.version}]: https://`) ? [] : [`${entry.version} has no link`])),
    ...entries.flatMap((entry) => (entry.notes === '' ? [`it says nothing of ${entry.version}`] : [])),
  ];
}
