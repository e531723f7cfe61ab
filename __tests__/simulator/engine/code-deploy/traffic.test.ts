import { describe, expect, it } from '@jest/globals';
import type { TrafficShiftSpec } from '../../../../simulator/scenario.ts';
import { codeDeployScenario, taskSetsOf } from '../../task-sets.ts';

describe('traffic moves as the configuration says', () => {
  interface Step {
    /** Since the first step. */
    readonly minute: number;
    readonly rule: string;
    readonly weights: string;
  }
  const step = (minute: number, green: number): Step => ({
    minute,
    rule: `blue ${100 - green}, green ${green}`,
    weights: `1: ${100 - green}, 2: ${green}`,
  });
  const rows: readonly (readonly [string, TrafficShiftSpec, readonly Step[]])[] = [
    [
      'a canary, and after its minutes all',
      { type: 'canary', percent: 20, minutes: 2 },
      [step(0, 20), step(1, 20), step(2, 100)],
    ],
    [
      'a step every minute, the last one a part of one',
      { type: 'linear', percent: 30, minutes: 1 },
      [step(0, 30), step(1, 60), step(2, 90), step(3, 100)],
    ],
    ['two halves', { type: 'linear', percent: 50, minutes: 3 }, [step(0, 50), step(2, 50), step(3, 100)]],
  ];
  it.each(rows)('%s', (_, shift, steps) => {
    const played = taskSetsOf(codeDeployScenario({ shift }), 15);
    const first = played.first('traffic', (second) => second >= 0 && !played.rule(second).includes('green 0'));
    // Each change of weights takes a second or two.
    const at = (minute: number): number => first + minute * 60 + 10;
    expect(steps.map(({ minute }) => ({ minute, rule: played.rule(at(minute)), weights: played.weights(at(minute)) }))).toEqual(
      steps,
    );
  });

  it('step by step is behind the listener, and checked, from Install on', () => {
    const shift = { type: 'canary', percent: 10, minutes: 5 } as const;
    const reset = codeDeployScenario({ shift }, {}, { rules: { production: { forwards: { blue: 1 } } } });
    const played = taskSetsOf(reset, 15);
    expect(played.rule(played.reached('Install', 'InProgress'))).toBe('blue 100, green 0');
    expect(played.group(played.reached('Install', 'Succeeded'), 'green')).toBe('2 healthy, 2 healthy');
  });

  it('all at once is behind it only with its traffic, and the old group only as long as it has some', () => {
    const played = taskSetsOf(codeDeployScenario(), 15);
    expect(played.rule(played.reached('AllowTraffic', 'InProgress'))).toBe('blue 100');
    const shifted = played.reached('AllowTraffic', 'Succeeded');
    expect(played.rule(shifted)).toBe('green 100');
    expect(played.group(shifted, 'blue')).toBe('1 unused, 1 unused');
  });
});

describe('what fails its checks only once it has traffic', () => {
  const failing = { revisions: { 1: {}, 2: { answers: 500 } } };
  it('succeeds for CodeDeploy all the same, where all is shifted at once', () => {
    const played = taskSetsOf(codeDeployScenario({ terminationWaitMinutes: 1 }, failing), 10);
    expect(played.deployment(590).status).toBe('Succeeded');
    expect(played.group(played.was('Succeeded'), 'green')).toContain('unhealthy');
    expect(played.set(played.was('Succeeded'), 2)).toMatchObject({ status: 'PRIMARY', isSteady: false });
  });

  it('never gets traffic where both groups are checked', () => {
    const played = taskSetsOf(codeDeployScenario({ shows: { checkedEarly: true } }, failing), 10);
    expect(played.lifecycle(590, 'Install').status).toBe('InProgress');
    expect(played.rule(590)).toBe('blue 100, green 0');
  });
});
