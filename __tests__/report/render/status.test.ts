import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { description, mostCharacters, stateOf } from '../../../src/report/render/status.ts';
import type { ServiceOutcome } from '../../../src/model/report.ts';

describe('a description', () => {
  const long = `the load balancer asks ${'very '.repeat(40)}slowly`;
  const rows: readonly [sentence: string, texts: readonly string[], expected: string][] = [
    ['one line as it is', ['asks GET / and gets 404'], 'asks GET / and gets 404'],
    ['values lose their backticks', ['asks `GET /`'], 'asks GET /'],
    ['lines and tabs become one line', ['a\r\n\tb\u2028c'], 'a b c'],
    ['a story that is too long gives way to the title', [long, 'The path does not exist'], 'The path does not exist'],
    ['the first that fits', ['', 'story', 'title'], 'story'],
    ['nothing fits: cut at a word', [`${'word '.repeat(27)}is longer`], `${'word '.repeat(27)}is…`],
    ['a word that never ends', ['x'.repeat(200)], `${'x'.repeat(139)}…`],
    ['exactly 140', ['x'.repeat(140)], 'x'.repeat(140)],
    ['emoji, which GitHub refuses here, and bidirectional marks go', ['up 🚀 \u202edown\u{1b}[1m'], 'up down [1m'],
    ['letters of other scripts stay', ['ünïcödé 漢字'], 'ünïcödé 漢字'],
  ];
  test.each(rows)('%s', (_sentence, texts, expected) => {
    expect(description(texts)).toBe(expected);
  });

  test('whatever is in it: a line that GitHub takes', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({
        unit: fc.constantFrom('\ud83d', '\ude80', '\r', '\n', '\u0000', '\u202e', '\u2029', ' ', 'a', '😀'),
        maxLength: 400,
      }),
      fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', ',', '…'), minLength: 130, maxLength: 150 }),
    );
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 3 }), (texts) => {
        const line = description(texts);
        expect(line.length).toBeLessThanOrEqual(mostCharacters);
        expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u{10000}-\u{10ffff}]/u);
        expect(line).toBe(line.trim());
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the state of a verdict', () => {
  const rows: readonly [outcome: ServiceOutcome, passes: boolean, expected: string][] = [
    ['healthy', true, 'success'],
    ['audit-passed', true, 'success'],
    ['superseded', true, 'success'],
    ['superseded', false, 'failure'],
    ['targets-unhealthy', false, 'failure'],
    ['rolled-back', false, 'failure'],
    ['timed-out', false, 'failure'],
    ['cancelled', false, 'error'],
    ['no-access', false, 'error'],
    ['misconfigured', false, 'error'],
    ['paused', true, 'success'],
    ['paused', false, 'error'],
    ['undecided', false, 'error'],
  ];
  test.each(rows)('%s, passes: %s', (outcome, passes, expected) => {
    expect(stateOf({ outcome, passes })).toBe(expected);
  });
});
