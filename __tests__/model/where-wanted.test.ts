import { describe, expect, it } from '@jest/globals';
import type { WaitUntil } from '../../src/model/criteria.ts';
import { rolling } from '../../src/model/strategy/rolling.ts';
import { isWhereWanted } from '../../src/model/where-wanted.ts';
import { deployment, observation, older, olderDeployment, ours, service, target, task, type Changes } from '../build.ts';

describe('a deployment that is where it is wanted, while an older one counts a running task', () => {
  const counted = service({ deployments: [deployment(), olderDeployment({ runningCount: 1 })] });
  const isThere = (waitUntil: WaitUntil, changes: Changes): boolean | undefined =>
    isWhereWanted(waitUntil, { id: ours, strategy: rolling }, observation(0, { service: counted, health, ...changes }));
  const health = [target(1), target(2)];
  const known = { tasks: [task(1), task(2, { deploymentId: older, lastStatus: 'STOPPED', desiredStatus: 'STOPPED' })] };

  it('is not told to be there as long as nobody knows that task, whose target may be among its own', () => {
    expect(isThere('traffic-shifted', { tasks: [task(1)] })).toBeUndefined();
    expect(isThere('traffic-shifted', known)).toBe(true);
  });
  it('is told to be there where that task has no target that gets requests', () => {
    expect(isThere('traffic-shifted', { tasks: [task(1)], health: [target(1)] })).toBe(true);
    expect(isThere('traffic-shifted', { tasks: [task(1)], health: [target(1), target(2, 'draining')] })).toBe(true);
  });
  it('is not told to be there where the targets could not be read', () => {
    expect(isThere('traffic-shifted', { tasks: [task(1)], targets: new Map() })).toBeUndefined();
  });
  it('is there where other targets do not matter', () => {
    expect(isThere('healthy', { tasks: [task(1)] })).toBe(true);
  });
});
