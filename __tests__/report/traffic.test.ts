import { describe, expect, test } from '@jest/globals';
import type { Observation, ServiceDeployment, Target, Task } from '../../src/model/observation.ts';
import type { ServiceReport } from '../../src/model/report.ts';
import type { VerifiedService } from '../../src/model/ports.ts';
import { serviceReport } from '../../src/report/service-report.ts';
import { at, observation, older, ours, serviceDeployment, target, timeline } from '../build.ts';
import { bluePlan, canary, emptyGroup, forwarding, look, rolledBackInBake, staged } from './progressive-reports.ts';
import { founding } from './reports.ts';

const reportOf = (...observations: readonly Observation[]): ServiceReport =>
  serviceReport({ timeline: timeline(observations), verdict: { decided: false }, findings: [] });
const says = (stage: string, ...shares: readonly [number, number]): ServiceDeployment => staged(stage, shares, bluePlan);
const three = (from: number, state = 'healthy'): readonly Target[] => [0, 1, 2].map((n) => target(from + n, state));

describe('the steps of the traffic', () => {
  const stepsOf = (story: VerifiedService): readonly (readonly unknown[])[] =>
    (serviceReport(story).traffic?.steps ?? []).map(({ from, until, stage, status, productionPercent, rulePercent }) => [
      (from - at(0)) / 1000,
      until === undefined ? undefined : (until - at(0)) / 1000,
      stage ?? status,
      productionPercent,
      rulePercent,
    ]);
  test('a canary', () => {
    expect(stepsOf(canary())).toStrictEqual([
      [0, 90, 'SCALE_UP', 0, undefined],
      [90, 100, 'POST_SCALE_UP', 0, undefined],
      [100, 130, 'TEST_TRAFFIC_SHIFT', 0, undefined],
      [130, 140, 'POST_TEST_TRAFFIC_SHIFT', 0, undefined],
      [140, 750, 'PRODUCTION_TRAFFIC_SHIFT', 5, 5],
      [750, 780, 'PRODUCTION_TRAFFIC_SHIFT', 100, 100],
      [780, 1085, 'BAKE_TIME', 100, 100],
      [1085, 1150, 'CLEAN_UP', 100, 100],
      [1150, undefined, 'SUCCESSFUL', 100, 100],
    ]);
  });
  test('a rule that does something else than ECS asks for', () => {
    expect(stepsOf(emptyGroup()).at(-1)).toStrictEqual([180, undefined, 'BAKE_TIME', 100, 0]);
  });
  test('a rule that was not read is no change', () => {
    const shifted = says('BAKE_TIME', 100, 100);
    const seen = [
      look('BLUE_GREEN', { seconds: 0, says: shifted, rules: forwarding(0, 100) }),
      look('BLUE_GREEN', { seconds: 5, says: shifted }),
      look('BLUE_GREEN', { seconds: 10, says: shifted, rules: forwarding(0, 100) }),
    ];
    expect(reportOf(...seen).traffic?.steps).toHaveLength(1);
  });
  test('a rolling update has none', () => {
    expect(serviceReport(founding()).traffic).toBeUndefined();
  });
});

describe('both groups of a pair say who is in them', () => {
  const seen = (changes: Partial<Parameters<typeof look>[1]>): NonNullable<ServiceReport['traffic']>['pairs'] =>
    reportOf(look('BLUE_GREEN', { seconds: 0, says: says('BAKE_TIME', 100, 100), ...changes })).traffic?.pairs ?? [];
  const own = { whose: 'own', deploymentId: ours, states: [{ state: 'healthy', targetCount: 3 }] };
  const others = { whose: 'other-deployment', deploymentId: older, states: [{ state: 'healthy', targetCount: 3 }] };
  test('each deployment in its own', () => {
    expect(seen({ rules: forwarding(1, 3) })).toMatchObject([
      { name: 'api-green', role: 'own', productionPercent: 75, occupants: [own] },
      { name: 'api-blue', role: 'other', productionPercent: 25, occupants: [others] },
    ]);
  });
  test('both in one, and a stranger', () => {
    const green = [...three(1), ...three(101), target(77, 'unhealthy')];
    expect(seen({ blue: [], green })).toMatchObject([
      { productionPercent: 100, occupants: [own, others, { whose: 'nobody', states: [{ state: 'unhealthy', targetCount: 1 }] }] },
      { productionPercent: 0, occupants: [] },
    ]);
  });
  test('nobody knows which is whose before a task is registered, nor what ECS asks for means', () => {
    const pairs = seen({ green: [], says: says('SCALE_UP', 0, 0) });
    expect(pairs.map(({ role }) => role)).toStrictEqual(['unknown', 'unknown']);
    expect(pairs.map(({ productionPercent }) => productionPercent)).toStrictEqual([undefined, undefined]);
  });
  test('a group that was not read has no count of 0', () => {
    const one = look('BLUE_GREEN', { seconds: 0, says: says('BAKE_TIME', 100, 100) });
    const [first] = one.targets;
    const read = first ? new Map([...one.targets].filter(([arn]) => arn !== first[0])) : new Map<string, readonly Target[]>();
    const [, other] = reportOf({ ...one, targets: read }).traffic?.pairs ?? [];
    expect(other).toMatchObject({ name: 'api-blue' });
    expect(other).not.toHaveProperty('occupants');
  });
});

describe('clients of a pair met', () => {
  const windowsOf = (...looks: readonly Observation[]): readonly unknown[] =>
    reportOf(...looks).windows.map(({ targetGroup, kind, productionPercent, from, until }) => [
      targetGroup,
      kind,
      productionPercent,
      (from - at(0)) / 1000,
      until === undefined ? undefined : (until - at(0)) / 1000,
    ]);
  const shifted = (seconds: number, blueWeight: number, blue: readonly Target[]): Observation =>
    look('BLUE_GREEN', { seconds, says: says('BAKE_TIME', 100, 100), rules: forwarding(blueWeight, 100 - blueWeight), blue });
  const before = (seconds: number, blue: readonly Target[]): Observation =>
    look('BLUE_GREEN', { seconds, says: says('SCALE_UP', 0, 0), blue });
  const rows: readonly [why: string, looks: readonly Observation[], windows: readonly (readonly unknown[])[]][] = [
    ['nothing of an empty group without production traffic', [shifted(0, 0, [])], []],
    [
      '503s of an empty one with some',
      [shifted(0, 0, []), shifted(10, 20, []), shifted(20, 0, [])],
      [['api-blue', 'no-targets', 20, 10, 20]],
    ],
    ['the largest share of it', [shifted(0, 20, []), shifted(10, 100, [])], [['api-blue', 'no-targets', 100, 0, undefined]]],
    [
      '503s before the shift, where the other group is empty',
      [before(0, []), before(10, three(101))],
      [['api-blue', 'no-targets', 100, 0, 10]],
    ],
    [
      'all that is unhealthy, where nothing else is',
      [shifted(0, 50, three(101, 'unhealthy'))],
      [['api-blue', 'fail-open', 50, 0, undefined]],
    ],
  ];
  test.each(rows)('%s', (_why, looks, windows) => {
    expect(windowsOf(...looks)).toStrictEqual(windows);
  });
  test('nothing that is known before a task tells which group is whose', () => {
    const tasks: readonly Task[] = [];
    expect(windowsOf(look('BLUE_GREEN', { seconds: 0, says: says('SCALE_UP', 0, 0), tasks, blue: [], green: [] }))).toStrictEqual(
      [],
    );
  });
});

describe('moments of the traffic', () => {
  const momentsOf = (story: VerifiedService): string =>
    serviceReport(story)
      .moments.map(({ text }) => text)
      .join('\n');
  test('stages, steps and the rollback', () => {
    const moments = momentsOf(rolledBackInBake());
    expect(moments).toContain('PRODUCTION_TRAFFIC_SHIFT, production traffic 10 %\nproduction traffic 20 %\n');
    expect(moments).toContain(`all production traffic\nBAKE_TIME\nECS: ROLLBACK_REQUESTED\nECS began to roll back to ${older}\n`);
  });
  test('none of a rolling update', () => {
    const going = timeline([observation(0, { serviceDeployments: [serviceDeployment('IN_PROGRESS')] })]);
    expect(momentsOf({ timeline: going, verdict: { decided: false }, findings: [] })).toBe(
      `deployment ${ours} (api:2) created\nfirst task started\nfirst look\nfirst task healthy\nthe task healthy`,
    );
  });
});
