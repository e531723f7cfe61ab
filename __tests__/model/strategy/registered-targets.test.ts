/** Which targets of a deployment, and of others, are registered in a group. */
import { describe, expect, test } from '@jest/globals';
import type { Observation, Target, Task } from '../../../src/model/observation.ts';
import {
  areTargetsRead,
  hasTargetsOfOthers,
  mayHaveHealthyTarget,
  targetsOfTasksIn,
} from '../../../src/model/strategy/registered-targets.ts';
import { indexTargets } from '../../../src/model/target-index.ts';
import {
  deployment,
  groupArn,
  observation,
  older,
  olderDeployment,
  ours,
  service,
  target,
  targetGroup,
  task,
} from '../../build.ts';

const otherArn = groupArn.replace('api-tg', 'other-tg');
const entry = { targetGroupArn: groupArn, containerName: 'app', containerPort: 3000 };
const old = (n: number, changes: Partial<Task> = {}): Task => task(n, { deploymentId: older, ...changes });
const seen = (tasks: readonly Task[], health: readonly Target[]): Observation => observation(0, { tasks, health });
const twoAddresses = task(1, { addresses: ['10.0.1.1', '10.0.2.1'] });
/** An observation in which tasks were not read. */
const withoutTasks = (): Observation => {
  const { tasks, ...rest } = seen([task(1)], [target(1)]);
  expect(tasks).toHaveLength(1);
  return rest;
};

test('targets are read where tasks, the group and the health of its targets were', () => {
  expect(areTargetsRead(observation(0), groupArn)).toBe(true);
  expect(areTargetsRead(observation(0, { health: [], tasks: [] }), groupArn)).toBe(true);
  expect(areTargetsRead(withoutTasks(), groupArn)).toBe(false);
  expect(areTargetsRead(observation(0, { targetGroups: [] }), groupArn)).toBe(false);
  expect(areTargetsRead(observation(0, { targets: new Map() }), groupArn)).toBe(false);
  expect(areTargetsRead(observation(0, { targets: new Map([[otherArn, []]]) }), otherArn)).toBe(false);
});

describe('the targets of its tasks', () => {
  const groups = [targetGroup({ arn: otherArn, targetType: 'instance' }), targetGroup()];
  const rows: readonly [what: string, observed: Observation, ids: readonly string[]][] = [
    ['are those that are registered', seen([task(1), task(2)], [target(2), target(1)]), ['10.0.1.1', '10.0.1.2']],
    ['are there on their way out too', seen([task(1)], [target(1, 'draining')]), ['10.0.1.1']],
    ['are not those of others', seen([task(1), old(9)], [target(1), target(9)]), ['10.0.1.1']],
    ['are there by one of the addresses of a task', seen([twoAddresses], [target(1)]), ['10.0.1.1']],
    ['are there by the kind of their own group', { ...seen([task(1)], [target(1)]), targetGroups: groups }, ['10.0.1.1']],
    ['are not known of a group that was not read', { ...seen([task(1)], [target(1)]), targetGroups: [] }, []],
    ['are not known where they were not read', observation(0, { targets: new Map() }), []],
    ['are not known where tasks were not read', withoutTasks(), []],
  ];
  test.each(rows)('%s', (_what, observed, ids) => {
    const targets = targetsOfTasksIn(observed, indexTargets(observed), ours, entry, groupArn);
    expect(targets.map(({ id }) => id)).toEqual(ids);
  });
});

describe('a healthy target', () => {
  const counted = (runningCount: number, tasks: readonly Task[], health: readonly Target[]): Observation =>
    observation(0, { tasks, health, service: service({ deployments: [deployment({ runningCount })] }) });
  const rows: readonly [what: string, observed: Observation, may: boolean][] = [
    ['is there', seen([task(1), task(2)], [target(1, 'unhealthy'), target(2)]), true],
    ['is there by one of the addresses of its task', seen([twoAddresses], [target(1)]), true],
    ['may be there where nobody knows a state', seen([task(1)], [target(1, 'resting')]), true],
    ['is not one that is unhealthy', seen([task(1)], [target(1, 'unhealthy')]), false],
    ['is not one that is only registered', seen([task(1)], [target(1, 'initial')]), false],
    ['is not that of an older deployment', seen([task(1), old(2)], [target(2)]), false],
    ['is not there without a target', seen([task(1)], []), false],
    ['is not known of a group that was not read', observation(0, { targetGroups: [] }), false],
    ['is not known of targets that were not read', observation(0, { targets: new Map() }), false],
    ['is not known where tasks were not read', withoutTasks(), true],
    ['may be there where a task is counted that is not known', counted(2, [task(1)], [target(1, 'unhealthy'), target(8)]), true],
    ['is not one of nobody that is unhealthy', counted(2, [task(1)], [target(1, 'unhealthy'), target(8, 'unhealthy')]), false],
    ['is not one of nobody where all are known', counted(1, [task(1)], [target(1, 'unhealthy'), target(8)]), false],
    ['is not one of others, whatever is counted', counted(2, [task(1), old(2)], [target(1, 'unhealthy'), target(2)]), false],
  ];
  test.each(rows)('%s', (_what, observed, may) => {
    expect(mayHaveHealthyTarget(observed, ours, entry)).toBe(may);
  });
});

describe('targets of others', () => {
  const both = [task(1), old(9)];
  const counting = (runningCount: number) => service({ deployments: [deployment(), olderDeployment({ runningCount })] });
  const rows: readonly [what: string, observed: Observation, has: boolean | undefined][] = [
    ['are there', seen(both, [target(1), target(9)]), true],
    ['are there in whatever state', seen(both, [target(1), target(9, 'unhealthy')]), true],
    ['are not there on their way out', seen(both, [target(1), target(9, 'draining')]), false],
    ['are not there without one', seen(both, [target(1)]), false],
    ['are not those of tasks that have stopped', seen([task(1), old(9, { lastStatus: 'STOPPED' })], [target(9)]), false],
    ['are not those at an address that a new task has now', seen([task(1), old(1)], [target(1)]), false],
    [
      'are those at an address that a new task had before it stopped',
      seen([task(1, { lastStatus: 'STOPPED' }), old(1)], [target(1)]),
      true,
    ],
    ['are not known of a group that was not read', { ...seen(both, [target(9)]), targetGroups: [] }, false],
    ['are not known where tasks were not read', withoutTasks(), false],
    [
      'may be there where a task is counted that is not known',
      { ...seen([task(1), old(9, { lastStatus: 'STOPPING' })], [target(1), target(8)]), service: counting(1) },
      undefined,
    ],
    [
      'are not there on their way out, whosever they are',
      { ...seen([task(1)], [target(1), target(8, 'draining')]), service: counting(1) },
      false,
    ],
    [
      'are not those of nobody where no task is counted',
      { ...seen([task(1)], [target(1), target(8)]), service: counting(0) },
      false,
    ],
    [
      'are not those of nobody where all tasks are known that are counted',
      { ...seen(both, [target(1), target(8)]), service: counting(1) },
      false,
    ],
  ];
  test.each(rows)('%s', (_what, observed, has) => {
    expect(hasTargetsOfOthers(observed, ours, [entry])).toBe(has);
  });
  test('may be there while one on its way out alone is known, but not by those that are counted of it', () => {
    const deployments = [deployment(), olderDeployment({ status: 'DRAINING', runningCount: 1 })];
    expect(
      hasTargetsOfOthers({ ...seen([task(1)], [target(1), target(8)]), service: service({ deployments }) }, ours, [entry]),
    ).toBe(false);
  });
  test('are looked for in each group', () => {
    const observed = seen(both, [target(1), target(9)]);
    expect(hasTargetsOfOthers(observed, ours, [{ ...entry, targetGroupArn: otherArn }, entry])).toBe(true);
    expect(hasTargetsOfOthers(observed, ours, [{ ...entry, targetGroupArn: otherArn }])).toBe(false);
  });
});
