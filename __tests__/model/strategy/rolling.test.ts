import { describe, expect, it } from '@jest/globals';
import { rolling } from '../../../src/model/strategy/rolling.ts';
import {
  groupArn,
  observation,
  older,
  olderDeployment,
  deployment,
  service,
  serviceDeployment,
  target,
  task,
  timeline,
  type Changes,
} from '../../build.ts';

it.each([
  [1, 100, 200, 1],
  [3, 50, 100, 1],
  [50, 100, 102, 1],
  [4, 0, 100, 4],
  [1, 100, 100, 0],
])('of %d tasks at %d/%d percent %d may start at once', (desiredCount, minimumHealthyPercent, maximumPercent, expected) => {
  expect(rolling.startableAtOnce(service({ desiredCount, minimumHealthyPercent, maximumPercent }))).toBe(expected);
});

describe('what is still to do is told', () => {
  const { rolloutState, rolloutStateReason, ...untold } = deployment();
  if (rolloutState !== 'IN_PROGRESS') throw new Error('a deployment in progress is to be told of');
  const unexplained = { ...untold, rolloutState: 'IN_PROGRESS' };
  const left: Changes = {
    tasks: [task(1), task(9, { deploymentId: older })],
    targets: new Map([[groupArn, [target(1), target(9)]]]),
  };
  const of = (...deployments: readonly ReturnType<typeof deployment>[]): Changes => ({ service: service({ deployments }) });
  const notComplete = 'ECS does not call the deployment complete';
  const explained = `${notComplete} (${rolloutStateReason ?? ''})`;
  const rows: readonly (readonly [what: string, waitUntil: 'healthy' | 'completed', seen: Changes, says: string])[] = [
    [
      'by a service deployment that does not go well',
      'completed',
      { serviceDeployments: [serviceDeployment('STOP_REQUESTED')] },
      'its service deployment is STOP_REQUESTED',
    ],
    [
      'of a status that nobody knows',
      'completed',
      of(deployment({ status: 'RESTING' })),
      'its status is RESTING, which is not known here',
    ],
    [
      'of a rolloutState that nobody knows',
      'completed',
      of(deployment({ rolloutState: 'RESTING' })),
      'its rolloutState is RESTING, which is not known here',
    ],
    ['of targets that are left', 'completed', left, 'targets of an older deployment are still registered in its target groups'],
    ['of no target where only health is waited for', 'healthy', left, explained],
    ['by the reason that ECS gives', 'completed', {}, explained],
    ['by its rolloutState where there is no reason', 'completed', of(unexplained), `${notComplete} (IN_PROGRESS)`],
    ['where neither is told', 'completed', of(untold), `${notComplete} (not listed)`],
  ];
  it.each(rows)('%s', (_what, waitUntil, seen, says) => {
    const observed = observation(0, seen);
    const { deployment: verified } = timeline([observed]);
    expect(verified && rolling.stillToDo(waitUntil, verified, observed)).toBe(says);
  });
  it('of a deployment that is not listed', () => {
    const { deployment: verified } = timeline([observation(0)]);
    const gone = observation(5, of(olderDeployment()));
    expect(verified && rolling.stillToDo('completed', verified, gone)).toBe(`${notComplete} (not listed)`);
  });
});
