/** What the sentences of a failure say, to the word. */
import { expect, test } from '@jest/globals';
import { judge } from '../../src/judge/judge.ts';
import type { Observation } from '../../src/model/observation.ts';
import {
  at,
  blind,
  deployment,
  event,
  exited,
  killed,
  newer,
  observation,
  older,
  olderDeployment,
  ours,
  service,
  serviceDeployment,
  stopped,
  target,
  targetGroup,
  task,
  timeline,
  type Changes,
} from '../build.ts';

const said = (observations: readonly Observation[]): string => {
  const verdict = judge(timeline(observations, { timeoutSeconds: 7200 }));
  return verdict.decided ? `${verdict.outcome}: ${verdict.because}` : 'undecided';
};
const twice = (seconds: number, changes: Changes): readonly Observation[] =>
  [0, seconds].map((second) => observation(second, changes));
const dead = (...tasks: Observation['tasks'] & object): readonly Observation[] => [observation(0, { tasks, health: [] })];

const none = service({ desiredCount: 0, deployments: [deployment({ desiredCount: 0 })] });
const cannotPlace = 'was unable to place a task because no container instance met all of its requirements.';
const unplaced: Changes = { service: service({ events: [event(-30, cannotPlace)] }), tasks: [], health: [] };
const saying = (second: number): Changes => ({ ...unplaced, service: service({ events: [event(second, cannotPlace)] }) });
const pending = task(1, { lastStatus: 'PENDING' });
const provisioning: Changes = { tasks: [task(1, { lastStatus: 'PROVISIONING' })], health: [] };
const missingImage = 'CannotPullContainerError: failed to resolve ref registry/api:2: registry/api:2: not found';
const notInUse: Changes = { health: [target(1, 'unused', 'Target.NotInUse')] };
const unusable = `targets-unhealthy: the target of task ${task(1).id} can never become healthy: it has been unused for 1 min`;
const { taskDefinition } = deployment();

type Row = readonly [what: string, observations: readonly Observation[], expected: string];
const rows: readonly Row[] = [
  [
    'no task is asked for',
    twice(60, { service: none, tasks: [], health: [] }),
    'no-tasks: the desired count of api has been 0 for 1 min: nothing runs that could be verified',
  ],
  [
    'the load balancer killed tasks',
    dead(killed(1, -30), killed(2, -10)),
    'targets-unhealthy: 2 tasks of this deployment failed at the load balancer; 0 of 1 desired task healthy',
  ],
  [
    'it did, and one failed by itself',
    dead(killed(1, -30), killed(2, -10), exited(3, -5)),
    'targets-unhealthy: 2 tasks of this deployment failed at the load balancer, 1 by themselves; 0 of 1 desired task healthy',
  ],
  [
    'tasks failed by themselves',
    dead(exited(1, -30), exited(2, -10)),
    'tasks-cycling: 2 tasks of this deployment failed by themselves; 0 of 1 desired task healthy',
  ],
  [
    'a task can never start',
    dead(stopped(1, -10, 'TaskFailedToStart', missingImage)),
    'tasks-cycling: 1 task of this deployment failed by itself, and trying again cannot help; 0 of 1 desired task healthy',
  ],
  [
    'a task failed by itself, and another one can never start',
    dead(exited(1, -30), stopped(2, -10, 'TaskFailedToStart', missingImage)),
    'tasks-cycling: 2 tasks of this deployment failed by themselves, and trying again cannot help; 0 of 1 desired task healthy',
  ],
  [
    'a target is in no use, as AWS describes it',
    twice(60, { health: [target(1, 'unused', 'Target.NotInUse', 'Target group is not configured')] }),
    `${unusable} (Target group is not configured)`,
  ],
  [
    'a target is in no use, by its reason',
    twice(60, { health: [target(1, 'unused', 'Target.NotInUse')] }),
    `${unusable} (Target.NotInUse)`,
  ],
  ['a target is in no use yet', twice(59, { health: [target(1, 'unused', 'Target.NotInUse')] }), 'undecided'],
  ...(
    [
      ['unused', 'no service of VPC Lattice uses its target group'],
      ['unavailable', 'VPC Lattice makes no health checks in its target group'],
    ] as const
  ).map(([state, why]): Row => [
    `VPC Lattice calls a target ${state}`,
    twice(60, { targetGroups: [targetGroup({ isLattice: true })], health: [target(1, state)] }),
    `${unusable.replace('unused', state)} (${why})`,
  ]),
  [
    'a target was in no use, which the last look does not show',
    [observation(0, notInUse), observation(60, { ...notInUse, targets: new Map() })],
    'undecided',
  ],
  [
    'a target was in no use, of a task that is gone since',
    [observation(0, notInUse), ...twice(60, { tasks: [], health: [] })],
    'undecided',
  ],
  [
    'a target was in no use, of a task that was stopped when the targets were not shown',
    [
      observation(0, notInUse),
      observation(30, { tasks: [stopped(1, 25, 'UserInitiated', 'Task stopped by user')], targets: new Map() }),
      observation(60, { tasks: [], health: [] }),
    ],
    'undecided',
  ],
  ['a look does not show that tasks are not placed', [observation(0, unplaced), blind(540)], 'undecided'],
  [
    'a look does not show which tasks are placed',
    [observation(0, unplaced), { ...blind(540), service: observation(540, unplaced).service ?? service() }],
    'undecided',
  ],
  [
    'a task that had a place was stopped by hand',
    twice(550, { ...unplaced, tasks: [stopped(1, -10, 'UserInitiated', 'Task stopped by user')] }),
    `tasks-not-placed: 0 of 1 task placed, none for 10 min: (service api) ${cannotPlace}`,
  ],
  ['a task has its place, whatever was said before', twice(700, { ...saying(-30), tasks: [pending] }), 'undecided'],
  ['no place was found before the deployment was created', twice(700, saying(-61)), 'undecided'],
  [
    'no place was found as soon as the deployment was created',
    twice(540, saying(-60)),
    `tasks-not-placed: 0 of 1 task placed, none for 10 min: (service api) ${cannotPlace}`,
  ],
  ['tasks are not placed yet', twice(539, unplaced), 'undecided'],
  [
    'tasks are not placed',
    twice(540, unplaced),
    `tasks-not-placed: 0 of 1 task placed, none for 10 min: (service api) ${cannotPlace}`,
  ],
  ['a task waits for capacity', twice(849, provisioning), 'undecided'],
  [
    'a task waits for capacity for too long',
    twice(850, provisioning),
    'tasks-not-placed: 0 of 1 task placed; 1 task waiting for capacity (PROVISIONING) for 15 min',
  ],
  [
    'two wait for capacity, one of them for too long',
    twice(850, {
      service: service({ deployments: [deployment({ desiredCount: 2 })] }),
      tasks: [-50, 100].map((second, n) => task(n, { lastStatus: 'PROVISIONING', createdAt: at(second) })),
      health: [],
    }),
    'tasks-not-placed: 0 of 2 tasks placed; 2 tasks waiting for capacity (PROVISIONING) for 15 min',
  ],
  [
    'another deployment takes its place',
    [observation(0), observation(5, { service: service({ deployments: [deployment({ id: newer, createdAt: at(3) })] }) })],
    `superseded: ${newer} (${taskDefinition}) took the place of ${ours} before that was healthy`,
  ],
  [
    'an older deployment is back',
    [
      observation(0, {
        service: service({ deployments: [olderDeployment({ status: 'PRIMARY' }), deployment({ status: 'ACTIVE' })] }),
      }),
    ],
    `rolled-back: ECS rolled ${ours} back to ${older} (Deployment.status: PRIMARY is ${older}, created before ${ours})`,
  ],
  [
    'a service deployment tells that it went back',
    [
      observation(0, {
        service: service({ deployments: [olderDeployment({ status: 'PRIMARY' })] }),
        serviceDeployments: [serviceDeployment('ROLLBACK_SUCCESSFUL')],
      }),
    ],
    `rolled-back: ECS rolled ${ours} back (ServiceDeployment.status: ROLLBACK_SUCCESSFUL)`,
  ],
  [
    'an event tells that a person went back, and not from what',
    [
      observation(0, {
        service: service({
          deployments: [olderDeployment({ status: 'PRIMARY', updatedAt: at(-10) })],
          events: [event(-5, `rolling back to deployment ${older}.`)],
        }),
      }),
    ],
    `rolled-back: ECS rolled the last deployment back to ${older} (Service.events: (service api) rolling back to deployment ${older}.)`,
  ],
];
test.each(rows)('%s', (_what, observations, expected) => {
  expect(said(observations)).toBe(expected);
});
