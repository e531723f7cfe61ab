import { describe, expect, test } from '@jest/globals';
import { withoutAnsiCodes } from '../../src/model/text.ts';

describe('terminal colours', () => {
  test.each([
    ['a colour', '\u001b[32minfo\u001b[39m ready', 'info ready'],
    ['several attributes at once', '\u001b[1;38;5;208mwarn\u001b[0m', 'warn'],
    ['a bare reset', 'done\u001b[m', 'done'],
    ['brackets that are none', '[32m is text', '[32m is text'],
  ])('%s', (_what, text, plain) => {
    expect(withoutAnsiCodes(text)).toBe(plain);
  });
});
