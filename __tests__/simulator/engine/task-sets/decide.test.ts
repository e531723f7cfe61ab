import { describe, expect, it } from '@jest/globals';
import type { ServiceSpec } from '../../../../simulator/scenario.ts';
import { codeDeployScenario, externalScenario, taskSetsOf, type PlayedTaskSets } from '../../task-sets.ts';

describe('what ECS tells of a task set', () => {
  const played = taskSetsOf(codeDeployScenario(), 12);
  const { id = '' } = played.set(60, 2) ?? {};
  it.each<readonly [string, string]>([
    ['how many tasks it is to have', `(service api) updated computedDesiredCount for taskSet ${id} to 2.`],
    ['that they are started', `(service api, taskSet ${id}) has started 2 tasks: (task `],
    ['that they are registered', `(service api, taskSet ${id}) registered 2 targets in (target-group `],
    ['that it is steady', `(service api, taskSet ${id}) updated state to STEADY_STATE.`],
    [
      'that the old one is to have none',
      `(service api) updated computedDesiredCount for taskSet ${played.set(60, 1)?.id ?? ''} to 0.`,
    ],
    [
      'that the old one drains',
      `(service api, taskSet ${played.set(60, 1)?.id ?? ''}) has begun draining connections on 2 tasks.`,
    ],
  ])('%s', (_, message) => {
    expect(played.events(message)).toHaveLength(1);
  });

  it('and that the service is steady, when all its sets are', () => {
    expect(played.events('(service api) has reached a steady state.').length).toBeGreaterThanOrEqual(2);
  });
});

describe('when a task set is steady', () => {
  /** The first second at which the set of revision 2 is, or never. */
  const steadyFrom = (played: PlayedTaskSets): number | 'never' => {
    const isSteady = (second: number): boolean => second >= 0 && played.set(second, 2)?.isSteady === true;
    try {
      return played.first('steady', isSteady);
    } catch {
      return 'never';
    }
  };
  const created = [{ at: 0, createTaskSet: 2, scalePercent: 100 }] as const;
  const alone: Partial<ServiceSpec> = { loadBalancers: [] };
  const failing = { 1: {}, 2: { answers: 500 as const } };
  const rows: readonly (readonly [string, PlayedTaskSets, 'soon' | 'never'])[] = [
    ['all its tasks run, their targets healthy', taskSetsOf(externalScenario(created), 10), 'soon'],
    ['all its tasks run, and there is no load balancer', taskSetsOf(externalScenario(created, alone), 10), 'soon'],
    [
      'all its tasks run, and no load balancer checks them',
      taskSetsOf(codeDeployScenario({}, { revisions: failing }), 0.9),
      'soon',
    ],
    ['scale 0 wants no task', taskSetsOf(externalScenario([{ at: 0, createTaskSet: 2, scalePercent: 0 }]), 10), 'soon'],
    ['not while targets fail', taskSetsOf(externalScenario(created, { revisions: failing }), 10), 'never'],
    [
      'not while containers fail their checks',
      taskSetsOf(externalScenario(created, { ...alone, revisions: { 1: {}, 2: { check: {}, containerCheck: 'fails' } } }), 10),
      'never',
    ],
    [
      'not while tasks cannot start',
      taskSetsOf(externalScenario(created, { ...alone, revisions: { 1: {}, 2: { cannotStart: { reason: 'CannotPull' } } } }), 10),
      'never',
    ],
  ];
  it.each(rows)('%s', (_, played, expected) => {
    const from = steadyFrom(played);
    expect(from === 'never' ? 'never' : from < 90 ? 'soon' : 'late').toBe(expected);
  });

  it('no more, once its targets fail', () => {
    const later = { 1: {}, 2: { later: [{ at: 120, answers: 500 as const }] } };
    const played = taskSetsOf(externalScenario(created, { revisions: later }), 10);
    expect(played.set(110, 2)?.isSteady).toBe(true);
    expect(played.set(300, 2)?.isSteady).toBe(false);
    expect(played.events('Amazon ECS replaced 2 tasks due to an unhealthy status.').length).toBeGreaterThanOrEqual(1);
  });
});

describe('how many tasks a set has', () => {
  const scaled = (percent: number, desired: number): string => {
    const played = taskSetsOf(externalScenario([{ at: 0, createTaskSet: 2, scalePercent: percent }], { desired }), 5);
    return played.sets(290);
  };
  it.each<readonly [string, number, number, string]>([
    ['none at scale 0', 0, 3, '1 PRIMARY 3/0/3 blue, 2 ACTIVE 0/0/0 green'],
    ['a part is rounded up', 34, 3, '1 PRIMARY 3/0/3 blue, 2 ACTIVE 2/0/2 green'],
    ['as many as the service wants at scale 100', 100, 3, '1 PRIMARY 3/0/3 blue, 2 ACTIVE 3/0/3 green'],
  ])('%s', (_, percent, desired, sets) => {
    expect(scaled(percent, desired)).toBe(sets);
  });

  it.each<readonly [string, number, string]>([
    ['more when the service is scaled out', 4, '1 PRIMARY 4/0/4 blue, 2 ACTIVE 2/0/2 green'],
    ['less when it is scaled in', 1, '1 PRIMARY 1/0/1 blue, 2 ACTIVE 1/0/1 green'],
  ])('%s', (_, desired, sets) => {
    const actions = [
      { at: 0, createTaskSet: 2, scalePercent: 50 },
      { at: 120, scale: desired },
    ];
    expect(taskSetsOf(externalScenario(actions), 10).sets(590)).toBe(sets);
  });
});
