import { expect, it } from '@jest/globals';
import { lengthMade } from '../../../src/observe/redact/machine-made.ts';

const made = 'a1B2c3D4e5F6g7H8';

it.each([
  ['digits and letters that change all the time', made, 16],
  ['what ends where a word would', `${made}, b`, 16],
  ['what goes on with another sign', `${made}(b)`, 0],
  ['what is too short', made.slice(1), 0],
  ['nothing', '', 0],
  ['a change in three of ten signs', 'a1a1a1aaaaaaaaaaaaaa', 20],
  ['a change in fewer', 'a1a1a1aaaaaaaaaaaaaaa', 0],
  ['changes between letters alone', 'aBcDeFgHiJkLmNoP', 0],
  ['a word in capitals that ends with a digit', 'ABCDEFGHIJKLMNO1', 0],
  ['capitals and digits', 'AA1BB2CC3DD4EE5FF6', 18],
  ['changes between digits and signs', '1-2-3-4-5-6-7-8-', 0],
  ['the end of a sentence, which is none of it', `${made}...`, 16],
  ['dots within', 'a1B2.c3D4.e5F6.g7H8', 19],
  ['words behind a beginning that tells', `${made.repeat(4)}${'a'.repeat(300)}`, 364],
  ['words in front of an end that would tell', `${'a'.repeat(64)}${made.repeat(4)}`, 0],
])('%s', (_, text, length) => {
  expect(lengthMade(text, 0)).toBe(length);
});

it('begins where it is told to', () => {
  expect(lengthMade(`key ${made}`, 4)).toBe(16);
  expect(lengthMade(`key ${made}`, 3)).toBe(0);
});
