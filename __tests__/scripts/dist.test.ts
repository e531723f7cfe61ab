import { expect, test } from '@jest/globals';
import { differing } from '../../scripts/dist/differing.ts';

type Files = Readonly<Record<string, string>>;

const rows: readonly [string, before: Files, after: Files, stale: readonly string[]][] = [
  ['nothing changed', { a: '1', b: '2' }, { b: '2', a: '1' }, []],
  ['a file changed', { a: '1', b: '2' }, { a: '1', b: '3' }, ['b']],
  ['a file is new', { a: '1' }, { a: '1', b: '' }, ['b']],
  ['a file is left over', { a: '1', b: '' }, { a: '1' }, ['b']],
  ['nothing was built yet', {}, { b: '2', a: '1' }, ['a', 'b']],
];
test.each(rows)('%s', (_why, before, after, stale) => {
  expect(differing(new Map(Object.entries(before)), new Map(Object.entries(after)))).toStrictEqual(stale);
});
