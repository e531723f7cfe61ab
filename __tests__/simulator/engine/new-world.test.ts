import process from 'node:process';
import { describe, expect, it } from '@jest/globals';
import { newWorld } from '../../../simulator/engine/new-world.ts';
import { at, scenarioOf } from '../timeline.ts';

describe('the world', () => {
  it('is the same for the same scenario, and another for another seed', () => {
    const events = (seed: number): unknown => newWorld({ ...scenarioOf({}), seed }).stateAt(at(300)).services[0]?.events;
    expect(events(1)).toEqual(events(1));
    expect(events(1)).not.toEqual(events(2));
  });

  it('says the same of the past whenever it is asked', () => {
    const early = newWorld(scenarioOf({})).stateAt(at(60));
    const world = newWorld(scenarioOf({}));
    world.playTo(at(1000));
    expect(world.stateAt(at(60))).toEqual(early);
  });

  it('forgets a task one hour after it has stopped, not before', () => {
    const world = newWorld(scenarioOf({}, { deregistrationDelaySeconds: 5 }));
    const stoppedAt = world.tasksAt('prod', 'api', at(600)).find(({ lastStatus }) => lastStatus === 'STOPPED')?.stoppedAt ?? 0;
    expect(world.tasksAt('prod', 'api', stoppedAt + 3_600_000)).toHaveLength(2);
    expect(world.tasksAt('prod', 'api', stoppedAt + 3_600_001)).toHaveLength(1);
  });

  it('plays an hour of 50 failing tasks within a second of CPU time', () => {
    const before = process.threadCpuUsage();
    newWorld(scenarioOf({ desired: 50, revisions: { 1: {}, 2: { answers: 500 } } })).playTo(at(3600));
    const { user, system } = process.threadCpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});
