import { describe, expect, test } from '@jest/globals';
import { exitCodeOf, exitCodes, type ExitCode } from '../../src/command-line/exit-codes.ts';
import { describeOutcome, outcomesInOrder, type Outcome } from '../../src/model/outcome.ts';

/** What scripts rely on: a number that changes here breaks them. */
const promised: readonly [Outcome, number][] = [
  ['cancelled', 130],
  ['no-access', 4],
  ['misconfigured', 6],
  ['rolled-back', 1],
  ['superseded', 7],
  ['targets-unhealthy', 1],
  ['tasks-cycling', 1],
  ['tasks-not-placed', 1],
  ['deployment-failed', 1],
  ['no-tasks', 9],
  ['no-deployment', 5],
  ['paused', 8],
  ['timed-out', 3],
];

const all: readonly ExitCode[] = Object.values(exitCodes);

describe('the exit code', () => {
  test.each(promised)('of %s that does not pass is %i', (outcome, code) => {
    expect(exitCodeOf({ outcome, passes: false }, true).code).toBe(code);
  });

  test('is promised for every outcome that can fail, by one row each', () => {
    const failing = outcomesInOrder.filter((outcome) => describeOutcome(outcome).passes !== 'always');
    expect(promised.map(([outcome]) => outcome)).toStrictEqual(failing);
    expect(all.flatMap(({ outcomes }) => outcomes).sort()).toStrictEqual(failing.toSorted());
    expect(new Set(all.map(({ code }) => code)).size).toBe(all.length);
  });

  test.each(outcomesInOrder)('of %s is 0 where it passes, and nowhere else', (outcome) => {
    expect(exitCodeOf({ outcome, passes: true }, false).code).toBe(0);
    expect(exitCodeOf({ outcome, passes: false }, false).code).not.toBe(0);
  });

  test("of an error of the gate's own is another than of Ctrl-C", () => {
    expect(exitCodeOf({ outcome: 'cancelled', passes: false }, false).code).toBe(70);
  });
});
