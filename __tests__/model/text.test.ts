import { expect, test } from '@jest/globals';
import { beginning, withoutAnsiCodes } from '../../src/model/text.ts';

const rows: readonly [why: string, text: string, rest: string][] = [
  ['a colour and its end', '\u001b[1;31mERROR\u001b[0m no database', 'ERROR no database'],
  ['a code without numbers', '\u001b[mplain', 'plain'],
  ['not what only looks like one', '[31m is no code', '[31m is no code'],
  ['not another control', 'line\u001b[2Jcleared', 'line\u001b[2Jcleared'],
];
test.each(rows)('ANSI codes are left out: %s', (_why, text, rest) => {
  expect(withoutAnsiCodes(text)).toBe(rest);
});

test.each([
  ['what is short enough stays', 'abc', 3, 'abc'],
  ['what is not is cut', 'abcd', 3, 'abc'],
  ['a pair is not cut in two', 'ab😀', 3, 'ab'],
  ['a pair that fits stays', 'a😀b', 3, 'a😀'],
  ['nothing of nothing', '', 0, ''],
])('the beginning of a text: %s', (_why, text, most, expected) => {
  expect(beginning(text, most)).toBe(expected);
});
