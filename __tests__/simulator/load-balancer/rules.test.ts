import { describe, expect, it } from '@jest/globals';
import type { Action, Scenario } from '../../../simulator/scenario.ts';
import { pairScenario, rolloutOf } from '../rollout.ts';
import { at } from '../timeline.ts';

describe('a target group is used by the rules that name it', () => {
  const play = (actions: readonly Action[], rest: Partial<Scenario> = {}) => rolloutOf(pairScenario({}, { actions, ...rest }), 4);

  it('with weight 0 too: its targets are checked before any traffic', () => {
    const played = play([{ at: 0, deploy: 2 }]);
    expect([played.rule(60), played.group(60, 'green')]).toEqual(['blue 100, green 0', '2 healthy, 2 healthy']);
  });

  it('once none names it, its targets are unused; once one does again, they are checked anew', () => {
    const without = { at: 10, setRule: 'production', forwards: { green: 1 } } as const;
    const played = play([
      without,
      { ...without, at: 10, setRule: 'test' },
      { at: 60, setRule: 'test', forwards: { blue: 0, green: 1 } },
    ]);
    expect([5, 11, 60].map((seconds) => played.group(seconds, 'blue'))).toEqual([
      '1 healthy, 1 healthy',
      '1 unused, 1 unused',
      '1 initial, 1 initial',
    ]);
    // The checks go on where they were: one success is enough.
    expect(played.group(100, 'blue')).toBe('1 healthy, 1 healthy');
  });

  it('belongs to the load balancer of its pair then, and to none otherwise', () => {
    const played = play([
      { at: 10, setRule: 'production', forwards: undefined },
      { at: 10, setRule: 'test', forwards: undefined },
    ]);
    const used = (seconds: number): readonly boolean[] =>
      played.world.stateAt(at(seconds)).targetGroups.map(({ isUsed }) => isUsed);
    expect([used(9), used(10)]).toEqual([
      [true, true],
      [false, false],
    ]);
  });

  it('that a listener uses besides it stays used', () => {
    const groups = { blue: { listener: true } };
    const gone = { setRule: 'production', forwards: undefined } as const;
    const played = play(
      [
        { at: 10, ...gone },
        { at: 10, ...gone, setRule: 'test' },
      ],
      { targetGroups: groups },
    );
    expect(played.group(20, 'blue')).toBe('1 healthy, 1 healthy');
  });
});

it('a rule that the scenario says nothing of sends all to the first group of its pair', () => {
  const played = rolloutOf(pairScenario(), 1);
  expect([played.rule(-10), played.rule(-10, 'test')]).toEqual(['blue 100, green 0', 'blue 100, green 0']);
});
