import { describe, expect, it } from '@jest/globals';
import type { Action, CodeDeploySpec, ServiceSpec } from '../../../../simulator/scenario.ts';
import { codeDeployScenario, taskSetsOf, withTestListener, type PlayedTaskSets } from '../../task-sets.ts';

const linear = { type: 'linear', percent: 10, minutes: 1 } as const;
const deployed: Action = { at: 0, deploy: 2 };
const listener =
  /^The ELB could not be updated due to the following error: Primary taskset target group must be behind listener arn:/;

/** status, error, the statuses of its events in their order, and that of its target. */
const endOf = (played: PlayedTaskSets, second: number): unknown => {
  const { status, error, lifecycleEvents, targetStatus } = played.deployment(second);
  return [status, error?.code, lifecycleEvents.map((event) => event.status.charAt(0)).join(''), targetStatus];
};

describe('how a deployment ends before its time', () => {
  type Row = readonly [
    string,
    CodeDeploySpec,
    { readonly service?: Partial<ServiceSpec>; readonly actions?: readonly Action[] },
    readonly [string, string, string, string],
    string | RegExp,
  ];
  const rows: readonly Row[] = [
    [
      'no task of the new set is healthy within the hour',
      { shift: linear },
      { service: { revisions: { 1: {}, 2: { answers: 500 } } } },
      ['Failed', 'TIMEOUT', 'SFSSSS', 'Failed'],
      'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.',
    ],
    [
      'the same, under another code',
      { shift: linear, shows: { timeoutCode: 'HEALTH_CONSTRAINTS' } },
      { service: { revisions: { 1: {}, 2: { answers: 500 } } } },
      ['Failed', 'HEALTH_CONSTRAINTS', 'SFSSSS', 'Failed'],
      /replacement task set to become healthy/,
    ],
    [
      'a validation function fails',
      { hooks: [{ event: 'BeforeAllowTraffic', answers: 'Failed' }] },
      {},
      ['Failed', 'HOOK_EXECUTION_FAILURE', 'SSSFSS', 'Failed'],
      'The deployment failed because one or more of the lifecycle event validation functions failed.',
    ],
    [
      'a validation function never answers',
      { hooks: [{ event: 'AfterInstall', answers: 'never' }] },
      {},
      ['Failed', 'HOOK_EXECUTION_FAILURE', 'SSFSSS', 'Failed'],
      'The deployment timed out while waiting for a status callback. CodeDeploy expects a status callback within one hour after a deployment hook is invoked.',
    ],
    [
      'an alarm goes off while traffic moves',
      { shift: linear, alarms: ['api-5xx'] },
      { actions: [deployed, { at: 200, alarm: true }] },
      ['Stopped', 'ALARM_ACTIVE', 'SSSSFS', 'Failed'],
      'One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: <api-5xx>',
    ],
    [
      'an alarm goes off in the termination wait',
      { alarms: ['api-5xx'] },
      { actions: [deployed, { at: 200, alarm: true }] },
      ['Stopped', 'ALARM_ACTIVE', 'SSSSSS', 'Succeeded'],
      /Activated alarms/,
    ],
    [
      'somebody stops it',
      {},
      { actions: [deployed, { at: 30, stopDeployment: true }] },
      ['Stopped', 'MANUAL_STOP', 'SFSSSS', 'Failed'],
      'The deployment was stopped by a user.',
    ],
    [
      'nobody lets it have traffic',
      { ready: { waitMinutes: 10, action: 'STOP_DEPLOYMENT' } },
      {},
      ['Stopped', 'TIMEOUT', 'SSSSSS', 'Failed'],
      'The deployment timed out while waiting for a notification to continue. This time out period is 10 minutes.',
    ],
    [
      'somebody has sent production past the old set, before it begins',
      {},
      { actions: [{ at: -50, setRule: 'production', forwards: { green: 1 } }, deployed] },
      ['Failed', 'ELASTIC_LOAD_BALANCING_INVALID', 'SFSSSS', 'Failed'],
      listener,
    ],
    [
      'the same, while it goes on',
      {},
      { actions: [deployed, { at: 30, setRule: 'production', forwards: { green: 1 } }] },
      ['Failed', 'ELASTIC_LOAD_BALANCING_INVALID', 'SSSSFS', 'Failed'],
      listener,
    ],
    [
      'its role may not change the listener',
      { roleLacks: 'change' },
      {},
      ['Failed', 'IAM_ROLE_PERMISSIONS', 'SSSSFS', 'Failed'],
      /not authorized to perform: elasticloadbalancing:ModifyListener/,
    ],
  ];
  it.each(rows)('%s', (_, codeDeploy, { service = {}, actions = [deployed] }, expected, message) => {
    const scenario = codeDeployScenario(codeDeploy, service, { actions });
    const played = taskSetsOf(scenario, 80);
    const end = played.was(expected[0]);
    expect(endOf(played, end)).toEqual(expected);
    expect(played.deployment(end).error?.message).toMatch(message);
    expect(played.deployment(end).completedAt).toBeDefined();
    expect(played.deployment(4_790).id).toBe(played.deployment(0).id);
  });
});

describe('without a rollback everything stays as it is', () => {
  const failed = { hooks: [{ event: 'AfterInstall', answers: 'Failed' }] } as const;
  const rows: readonly (readonly [string, CodeDeploySpec, readonly Action[], string, string])[] = [
    ['the new set too', failed, [deployed], '1 PRIMARY 2/0/2 blue, 2 ACTIVE 2/0/2 green', 'blue 100'],
    ['or it is deleted', { ...failed, shows: { failedSetStays: false } }, [deployed], '1 PRIMARY 2/0/2 blue', 'blue 100'],
    [
      'the weights where they have come to',
      { shift: linear },
      [deployed, { at: 180, stopDeployment: true }],
      '1 PRIMARY 2/0/2 blue, 2 ACTIVE 2/0/2 green',
      'blue 70, green 30',
    ],
    [
      'what the next deployment does not need is deleted by it',
      { ...failed, shows: {} },
      [deployed, { at: 200, deploy: 3 }],
      '1 PRIMARY 2/0/2 blue, 3 ACTIVE 2/0/2 green',
      'blue 100',
    ],
  ];
  it.each(rows)('%s', (_, codeDeploy, actions, sets, rule) => {
    const played = taskSetsOf(codeDeployScenario(codeDeploy, {}, { actions }), 10);
    expect(played.sets(590)).toBe(sets);
    expect(played.rule(590)).toBe(rule);
  });
});

describe('a rollback is a deployment of its own', () => {
  const alarm: Action = { at: 200, alarm: true };
  const onAlarm = { alarms: ['api-5xx'], autoRollback: ['DEPLOYMENT_STOP_ON_ALARM'] } as const;
  const rows: readonly (readonly [string, CodeDeploySpec, readonly Action[]])[] = [
    ['by an alarm, half-way', { ...onAlarm, shift: linear }, [deployed, alarm]],
    ['by an alarm in the termination wait', onAlarm, [deployed, alarm]],
    [
      'by an alarm where PRIMARY flips at the first traffic',
      { ...onAlarm, shift: linear, shows: { primaryFrom: 'first-traffic' } },
      [deployed, alarm],
    ],
    [
      'by a hook',
      { hooks: [{ event: 'AfterAllowTraffic', answers: 'Failed' }], autoRollback: ['DEPLOYMENT_FAILURE'] },
      [deployed],
    ],
    ['because somebody asks for it', { shift: linear }, [deployed, { at: 200, rollBack: true }]],
    [
      'because the group says so of whatever is stopped',
      { shift: linear, autoRollback: ['DEPLOYMENT_STOP_ON_REQUEST'] },
      [deployed, { at: 200, stopDeployment: true }],
    ],
  ];
  it.each(rows)('%s', (_, codeDeploy, actions) => {
    const played = taskSetsOf(codeDeployScenario(codeDeploy, withTestListener, { actions }), 12);
    const [rollback, failed] = [played.deployment(700), played.deployment(700, 1)];
    expect(rollback).toMatchObject({ creator: 'codeDeployRollback', rollsBack: failed.id, status: 'Succeeded', revision: 1 });
    expect(failed.rolledBackBy).toBe(rollback.id);
    expect(rollback.createdAt).toBe(failed.completedAt);
    expect(played.sets(700)).toBe('1 PRIMARY 2/0/2 blue');
    expect(played.rule(700)).toMatch(/^blue 100/);
    expect(played.rule(700, 'test')).toBe('blue 100');
    expect(played.events('has started 2 tasks')).toHaveLength(1);
  });

  it('drains the new set when all traffic is back', () => {
    const played = taskSetsOf(codeDeployScenario({ ...onAlarm, shift: linear }, {}, { actions: [deployed, alarm] }), 12);
    const drains = played.first('DRAINING', (second) => second > 200 && played.set(second, 2)?.status === 'DRAINING');
    expect(played.set(drains, 2)).toMatchObject({ scalePercent: 0, runningCount: 2 });
    expect(played.weights(drains)).toBe('1: 100, 2: 0');
    expect(drains).toBeLessThan(223);
  });

  const notRolledBack: readonly (readonly [string, CodeDeploySpec, readonly Action[]])[] = [
    [
      'before there is a new set',
      { hooks: [{ event: 'BeforeInstall', answers: 'Failed' }], autoRollback: ['DEPLOYMENT_FAILURE'] },
      [deployed],
    ],
    [
      'where the group rolls back failures alone',
      { alarms: ['api-5xx'], autoRollback: ['DEPLOYMENT_FAILURE'] },
      [deployed, alarm],
    ],
  ];
  it.each(notRolledBack)('there is none %s', (_, codeDeploy, actions) => {
    const played = taskSetsOf(codeDeployScenario(codeDeploy, {}, { actions }), 12);
    expect(played.deployment(700).id).toBe(played.deployment(0).id);
    expect(played.deployment(700)).not.toHaveProperty('rolledBackBy');
  });
});
