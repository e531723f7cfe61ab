/** The changelog: what a release takes from it, and what it must not be released with. */
import { expect, it, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { entriesOf, faultsOf, notesOf } from '../../scripts/changelog/entries.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const links = '[1.1.0]: https://x.example/1\n[1.0.0]: https://x.example/0\n';
const changelog = `# Changelog

## [Unreleased]

## [1.1.0] - unreleased

### Added

- More.

## [1.0.0] - 2026-11-26

- All.

${links}`;

it('has versions, each with what is said of it, and none of what is not of a version yet', () => {
  expect(entriesOf(changelog)).toStrictEqual([
    { version: '1.1.0', notes: '### Added\n\n- More.' },
    { version: '1.0.0', date: '2026-11-26', notes: '- All.' },
  ]);
});

it('gives a release its notes', () => {
  expect(notesOf(changelog, '1.0.0')).toBe('- All.');
});

test.each([
  ['1.2.0', 'no entry for 1.2.0'],
  ['1.1.0', 'calls 1.1.0 unreleased'],
])('%s is not released: %s', (version, why) => {
  expect(() => notesOf(changelog, version)).toThrow(why);
});

it('is not released where it says nothing', () => {
  expect(() => notesOf('\n## [1.0.0] - 2026-11-26\n', '1.0.0')).toThrow('says nothing of 1.0.0');
});

test.each<[sentence: string, text: string, fault: string]>([
  [
    'another version than the package',
    changelog.replace('[1.1.0] -', '[1.2.0] -'),
    'its newest version is 1.2.0, and package.json says 1.1.0',
  ],
  ['no version at all', '# Changelog\n', 'its newest version is none, and package.json says 1.1.0'],
  ['the wrong order', changelog.replace('[1.0.0] -', '[1.10.0] -'), '1.1.0 stands above 1.10.0'],
  ['an old one without a date', changelog.replace('2026-11-26', 'unreleased'), '1.0.0 has no date, and there are newer ones'],
  ['a heading without its link', changelog.replace('[1.0.0]: ', '[1.0]: '), '1.0.0 has no link'],
  ['an entry without words', changelog.replace('- All.', ''), 'it says nothing of 1.0.0'],
])('tells a fault: %s', (_sentence, text, fault) => {
  expect(faultsOf(text, '1.1.0')).toContain(fault);
});

test.each(['1.1', '[1.1] - 2026-11-26', '[1.1.0]', '[1.1.0] - tomorrow'])('a heading that is none: %s', (title) => {
  expect(() => entriesOf(`\n## ${title}\n`)).toThrow(title);
});

test('ours has the version of the package', () => {
  const { version } = JSON.parse(read('package.json')) as { readonly version: string };
  expect(faultsOf(read('CHANGELOG.md'), version)).toStrictEqual([]);
});
