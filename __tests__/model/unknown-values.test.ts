/** Values that nobody knows, where they meet something that is known to be wrong. */
import { expect, it } from '@jest/globals';
import type { Observation, Task } from '../../src/model/observation.ts';
import { answers404, observation, stopped, task } from '../build.ts';
import { verdictOf } from './strategy/verdict.ts';

const lasting = (tasks: readonly Task[]): readonly Observation[] =>
  [0, 10, 20, 30].map((second) => observation(second, { tasks, health: [answers404(1), answers404(2)] }));

const ailing = [task(1), task(2)];

it.each<[string, readonly Task[], string]>([
  ['tasks fail at the load balancer', ailing, 'targets-unhealthy at 0'],
  ['not such as are meant to be what nobody knows', ailing.map((one) => ({ ...one, desiredStatus: 'PARKED' })), 'in progress'],
  [
    'tasks that stopped have failed, with whatever code',
    [1, 2].map((n) => stopped(n, -5, 'CosmicRays', 'a bit has flipped')),
    'tasks-cycling at 0',
  ],
])('%s', (_what, tasks, verdict) => {
  expect(verdictOf(lasting(tasks), {})).toBe(verdict);
});
