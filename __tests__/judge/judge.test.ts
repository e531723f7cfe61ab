import { describe, expect, it } from '@jest/globals';
import { judge } from '../../src/judge/judge.ts';
import type { Criteria } from '../../src/model/criteria.ts';
import type { Observation } from '../../src/model/observation.ts';
import { extend, startTimeline } from '../../src/model/timeline.ts';
import {
  readFailure,
  answers404,
  at,
  blind,
  container,
  criteria,
  deployment,
  epoch,
  event,
  exited,
  groupArn,
  killed,
  observation,
  newer,
  older,
  olderDeployment,
  ours,
  service,
  serviceDeployment,
  stopped,
  target,
  targetGroup,
  task,
  taskDefinition,
  withoutLoadBalancers,
  type Changes,
} from '../build.ts';

/** The first verdict over a series of looks: `outcome at second`, with `passes` where it does not follow. */
function verdictOver(observations: readonly Observation[], selector: Partial<Criteria> = {}): string {
  let timeline = startTimeline({ cluster: 'prod', service: 'api' }, criteria(selector), at(0));
  for (const one of observations) {
    timeline = extend(timeline, one);
    const verdict = judge(timeline);
    if (verdict.decided) return `${verdict.outcome} at ${(verdict.at - epoch) / 1000}${verdict.passes ? ', passes' : ''}`;
  }
  return 'in progress';
}

const every = (seconds: number, from: number, to: number, one: (second: number) => Observation): readonly Observation[] =>
  Array.from({ length: Math.floor((to - from) / seconds) + 1 }, (_, i) => one(from + i * seconds));

const withCheck = taskDefinition({
  containers: taskDefinition().containers.map((one) => ({
    ...one,
    healthCheck: {
      command: ['CMD-SHELL', 'true'],
      intervalSeconds: 30,
      timeoutSeconds: 5,
      retries: 3,
      startPeriodSeconds: 0,
    },
  })),
});
const completed = service({ deployments: [deployment({ rolloutState: 'COMPLETED' })] });
const done = (second: number): Observation => observation(second, { service: completed });
const threeWanted = (second: number, changes: Changes = {}): Observation =>
  observation(second, { service: service({ desiredCount: 3, deployments: [deployment({ desiredCount: 3 })] }), ...changes });

type Row = readonly [sentence: string, observations: readonly Observation[], expected: string, selector?: Partial<Criteria>];
const hold = (rows: readonly Row[]): void => {
  it.each(rows.map(([sentence, observations, expected, selector]) => ({ sentence, observations, expected, selector })))(
    '$sentence',
    (row) => {
      expect(verdictOver(row.observations, row.selector)).toBe(row.expected);
    },
  );
};

describe('healthy', () => {
  const rows: readonly Row[] = [
    ['waits for the time in which a failure would be found out: 2 × 10 s + 5 s', every(5, 0, 60, done), 'healthy at 25, passes'],
    [
      'waits until the first look is 15 s old, even with stable-for 0',
      every(5, 0, 60, done),
      'healthy at 15, passes',
      { stableForSeconds: 0 },
    ],
    [
      'waits for ECS to call the deployment complete',
      [...every(5, 0, 55, observation), ...every(5, 60, 90, done)],
      'healthy at 60, passes',
    ],
    [
      'does not wait for that where only health is asked for',
      every(5, 0, 60, observation),
      'healthy at 25, passes',
      { waitUntil: 'healthy' },
    ],
    [
      'needs as many tasks as the service desires',
      every(5, 0, 60, (second) => threeWanted(second)),
      'in progress',
      { waitUntil: 'healthy' },
    ],
    [
      'needs a target of each task in every target group',
      every(5, 0, 60, (second) =>
        observation(second, {
          service: service({
            loadBalancers: [
              { targetGroupArn: groupArn, containerName: 'app', containerPort: 3000 },
              { targetGroupArn: `${groupArn}2`, containerName: 'app', containerPort: 3000 },
            ],
          }),
          targetGroups: [targetGroup(), targetGroup({ arn: `${groupArn}2` })],
          targets: new Map([
            [groupArn, [target(1)]],
            [`${groupArn}2`, []],
          ]),
        }),
      ),
      'in progress',
      { waitUntil: 'healthy' },
    ],
    [
      'needs the task to be RUNNING',
      every(5, 0, 60, (s) => observation(s, { tasks: [task(1, { lastStatus: 'ACTIVATING' })] })),
      'in progress',
      { waitUntil: 'healthy' },
    ],
    [
      'takes no task of an older deployment for its own',
      every(5, 0, 60, (second) => observation(second, { tasks: [task(1, { deploymentId: older })] })),
      'in progress',
      { waitUntil: 'healthy' },
    ],
    [
      'matches a target by address and port, never by address alone',
      every(5, 0, 60, (second) => observation(second, { health: [{ ...target(1), port: 8080 }] })),
      'in progress',
      { waitUntil: 'healthy' },
    ],
    [
      'needs HEALTHY containers where a check is defined',
      every(5, 0, 60, (second) =>
        observation(second, {
          taskDefinitions: [withCheck],
        }),
      ),
      'in progress',
      { waitUntil: 'healthy' },
    ],
    ...(
      [
        ['its target is unused', { health: [target(1, 'unused', 'Target.NotInUse')] }, 'healthy at 45, passes'],
        ['its target begins anew', { health: [target(1, 'initial')] }, 'healthy at 45, passes'],
        ['nobody knows the state of its target', { health: [target(1, 'resting')] }, 'healthy at 45, passes'],
        ['its target is on its way out, as with a benign stop', { health: [target(1, 'draining')] }, 'healthy at 25, passes'],
        ['its target is gone, as with a benign stop', { health: [] }, 'healthy at 25, passes'],
        [
          'it is stopping',
          { tasks: [task(1, { lastStatus: 'DEACTIVATING' })], health: [target(1, 'initial')] },
          'healthy at 25, passes',
        ],
        ['its containers were not shown', { tasks: [task(1, { containers: [] })] }, 'healthy at 25, passes'],
        ['its task definition was not read', { taskDefinitions: [] }, 'healthy at 25, passes'],
      ] as const
    ).map(([what, changes, expected]): Row => [
      `starts anew where a task is healthy no more and nothing stops it: ${what}`,
      every(5, 0, 60, (second) =>
        second === 10 || second === 15 ? observation(second, { service: completed, ...changes }) : done(second),
      ),
      expected,
    ]),
    [
      'starts anew where a container that is checked is HEALTHY no more',
      every(5, 0, 90, (second) =>
        observation(second, {
          service: completed,
          taskDefinitions: [withCheck],
          tasks: [task(1, { containers: [container({ healthStatus: second === 40 ? 'UNKNOWN' : 'HEALTHY' })] })],
        }),
      ),
      'in progress',
      { stableForSeconds: 50 },
    ],
    [
      'forgives nothing where none are wanted any more',
      [
        ...every(5, 0, 10, (second) => observation(second, { tasks: [task(1), task(2)], health: [target(1), target(2)] })),
        observation(60, {
          service: service({ desiredCount: 0, deployments: [deployment({ desiredCount: 0, runningCount: 0 })] }),
          tasks: [exited(1, 20), exited(2, 20)],
          health: [],
        }),
      ],
      'tasks-cycling at 60',
    ],
    [
      'does not start anew where a task that nobody misses is healthy no more',
      every(5, 0, 60, (second) =>
        observation(second, {
          service: completed,
          tasks: [task(1), task(2)],
          health: [target(1), target(2, second === 10 ? 'unused' : 'healthy', second === 10 ? 'Target.InvalidState' : undefined)],
        }),
      ),
      'healthy at 25, passes',
    ],
    [
      'without any health signal holds 40 s of running, whatever is asked for',
      every(5, 0, 60, (second) => observation(second, withoutLoadBalancers(completed))),
      'healthy at 40, passes',
      { stableForSeconds: 0 },
    ],
    [
      'cannot be said of a service without load balancers while its revision is not known, which may have connectors',
      every(5, 0, 60, (second) => observation(second, { ...withoutLoadBalancers(completed), revisions: new Map() })),
      'in progress',
    ],
    [
      'believes that there is no such connector where the deployment is older than revisions are',
      every(5, 0, 60, (second) =>
        observation(second, { ...withoutLoadBalancers(completed), revisions: new Map(), withoutRevision: [ours] }),
      ),
      'healthy at 40, passes',
    ],
    [
      'is held to the target groups of the service where its revision shows none',
      every(5, 0, 60, (second) =>
        observation(second, {
          service: completed,
          revisions: new Map([[ours, { deploymentId: ours, loadBalancers: [], gatewayConnectorCount: 0 }]]),
          health: [answers404(1)],
        }),
      ),
      'in progress',
      { failedTasksThreshold: 5 },
    ],
    [
      'cannot be said while the task definition is not known, which may define a container health check',
      every(5, 0, 60, (second) => observation(second, { service: completed, taskDefinitions: [] })),
      'in progress',
    ],
    [
      'counts from the first look that knows the task definition',
      [
        ...every(5, 0, 15, (second) => observation(second, { service: completed, taskDefinitions: [] })),
        ...every(5, 20, 60, done),
      ],
      'healthy at 45, passes',
    ],
    [
      'needs the task to be one that ECS wants to run, in words that are known',
      every(5, 0, 60, (s) => observation(s, { service: completed, tasks: [task(1, { desiredStatus: 'PAUSED' })] })),
      'in progress',
    ],
    [
      'believes the worse of two entries for one target',
      every(5, 0, 60, (s) => observation(s, { service: completed, health: [answers404(1), target(1)] })),
      'in progress',
      { failedTasksThreshold: 5 },
    ],
    [
      'needs the containers of a task to be seen at all',
      every(5, 0, 60, (second) => observation(second, { service: completed, tasks: [task(1, { containers: [] })] })),
      'in progress',
    ],
    [
      'needs the container that has the check to be among them',
      every(5, 0, 60, (second) =>
        observation(second, {
          service: completed,
          taskDefinitions: [withCheck],
          tasks: [task(1, { containers: [container({ name: 'sidecar', healthStatus: 'HEALTHY' })] })],
        }),
      ),
      'in progress',
    ],
    ...(['ROLLBACK_REQUESTED', 'STOP_REQUESTED', 'ABORTING'] as const).map((status): Row => [
      `is open while its service deployment is ${status}`,
      every(5, 0, 60, (second) => observation(second, { serviceDeployments: [serviceDeployment(status)] })),
      'in progress',
      { waitUntil: 'healthy' },
    ]),
    [
      'cannot be said by a look that does not show the targets',
      every(5, 0, 60, (s) => observation(s, { service: completed, targets: new Map() })),
      'in progress',
    ],
    [
      'cannot be said by a look that does not show the service',
      [done(0), done(5), blind(30, readFailure('DescribeServices', 'throttled'))],
      'in progress',
    ],
    [
      'starts its clock anew when a task fails, from the first look in which all is healthy again',
      [
        ...every(5, 0, 10, observation),
        observation(15, { tasks: [exited(1, 14)], health: [] }),
        ...every(5, 20, 90, (s) => observation(s, { service: completed, tasks: [exited(1, 14), task(2)], health: [target(2)] })),
      ],
      'healthy at 45, passes',
    ],
    [
      'does not start its clock anew for a benign stop',
      [
        ...every(5, 0, 10, observation),
        observation(15, { tasks: [stopped(1, 14, 'SpotInterruption', 'Your Spot Task was interrupted.')], health: [] }),
        ...every(5, 20, 90, (s) => observation(s, { service: completed, tasks: [task(2)], health: [target(2)] })),
      ],
      'healthy at 25, passes',
    ],
    [
      'starts its clock anew for a task that a higher desired count asked for and that failed between two looks',
      [
        ...every(5, 0, 10, observation),
        ...every(5, 15, 90, (second) =>
          observation(second, {
            service: service({ desiredCount: 2, deployments: [deployment({ desiredCount: 2, rolloutState: 'COMPLETED' })] }),
            tasks: [task(1), exited(2, 14), task(3)],
            health: [target(1), target(3)],
          }),
        ),
      ],
      'healthy at 40, passes',
    ],
    [
      'is nothing that no task at all can be, once it is scaled to 0 while all are healthy',
      [
        ...every(5, 0, 20, done),
        ...every(5, 25, 90, (second) =>
          observation(second, {
            service: service({ desiredCount: 0, deployments: [deployment({ desiredCount: 0, rolloutState: 'COMPLETED' })] }),
            tasks: [],
            health: [],
          }),
        ),
      ],
      'no-tasks at 85',
    ],
    [
      'does not start its clock anew for a surplus task',
      every(5, 0, 60, (s) =>
        observation(s, {
          service: completed,
          tasks: [task(1), s < 15 ? task(2) : exited(2, 14)],
          health: [target(1), target(2)],
        }),
      ),
      'healthy at 25, passes',
    ],
  ];
  hold(rows);
});

describe('failed tasks', () => {
  /** A complete deployment whose rule sends production traffic to a group; where it was not read, nothing tells. */
  const forwarding =
    (arn: string, isRead = true) =>
    (second: number): Observation =>
      observation(second, {
        service: {
          ...completed,
          loadBalancers: [
            { targetGroupArn: groupArn, containerName: 'app', containerPort: 3000, productionListenerRule: 'arn:rule' },
          ],
        },
        ...(isRead ? { rules: new Map([['arn:rule', { arn: 'arn:rule', targetGroups: [{ arn, weight: 1 }] }]]) } : {}),
      });
  const dying = (tasks: Observation['tasks'] & object, events: Observation['service'] = service()) => [
    observation(0, { service: events, tasks, health: [] }),
  ];
  const rows: readonly Row[] = [
    ['two that the load balancer killed are enough', dying([killed(1, -30), killed(2, -10)]), 'targets-unhealthy at 0'],
    ['one is not', dying([killed(1, -30)]), 'in progress'],
    ['two that exited are enough', dying([exited(1, -30), exited(2, -10)]), 'tasks-cycling at 0'],
    ['a tie is told as the load balancer’s', dying([exited(1, -30), killed(2, -10)]), 'targets-unhealthy at 0'],
    ['the larger kind names it', dying([exited(1, -30), killed(2, -10), exited(3, -5)]), 'tasks-cycling at 0'],
    ['the threshold can be set', dying([killed(1, -30), killed(2, -10)]), 'in progress', { failedTasksThreshold: 3 }],
    [
      'an image that does not exist needs one',
      dying([
        stopped(
          1,
          -10,
          'TaskFailedToStart',
          'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref registry/api:2: registry/api:2: not found',
        ),
      ]),
      'tasks-cycling at 0',
    ],
    [
      'benign stops never add up',
      dying([
        stopped(1, -40, 'SpotInterruption', 'Your Spot Task was interrupted.'),
        stopped(2, -30, 'ServiceSchedulerInitiated', `Scaling activity initiated by (deployment ${ours})`),
        stopped(3, -20, 'UserInitiated', 'Task stopped by user'),
        stopped(4, -10, 'ServiceSchedulerInitiated', 'something that AWS has not written down'),
      ]),
      'in progress',
    ],
    [
      'those of an older deployment do not count',
      dying([
        { ...killed(1, -30), deploymentId: older },
        { ...killed(2, -10), deploymentId: older },
      ]),
      'in progress',
    ],
    [
      'an unhealthy target counts from 15 s past the grace period on',
      every(5, 0, 60, (s) =>
        observation(s, {
          service: service({ healthCheckGracePeriodSeconds: 20 }),
          tasks: [task(1), task(2)],
          health: [answers404(1), answers404(2)],
        }),
      ),
      'targets-unhealthy at 15',
    ],
    [
      'an unhealthy target within its grace period does not count',
      every(5, 0, 60, (s) =>
        observation(s, {
          service: service({ healthCheckGracePeriodSeconds: 600 }),
          tasks: [task(1), task(2)],
          health: [answers404(1), answers404(2)],
        }),
      ),
      'in progress',
    ],
    [
      'UNHEALTHY containers count likewise',
      every(5, 0, 60, (s) =>
        observation(s, {
          tasks: [
            task(1, { containers: [container({ healthStatus: 'UNHEALTHY' })] }),
            task(2, { containers: [container({ healthStatus: 'UNHEALTHY' })] }),
          ],
        }),
      ),
      'tasks-cycling at 0',
    ],
    [
      'events tell of tasks that could not start',
      dying(
        [],
        service({
          events: [
            event(-5, 'was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets.'),
            event(-30, 'failed to launch a task with (error ECS was unable to assume the role arn:aws:iam::1:role/r).'),
          ],
        }),
      ),
      'tasks-cycling at 0',
    ],
    [
      'an event and the stopped task that it tells of count once',
      dying(
        [
          stopped(1, -5, 'TaskFailedToStart', 'ResourceInitializationError: unable to pull secrets.', {
            startedAt: undefined,
          } as never),
        ],
        service({
          events: [event(-4, 'was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets.')],
        }),
      ),
      'in progress',
    ],
    [
      'an event counts beside a stopped task that ended otherwise, though nobody saw it start',
      dying(
        [stopped(1, -5, 'EssentialContainerExited', 'Essential container in task exited', { startedAt: undefined } as never)],
        service({
          events: [event(-4, 'was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets.')],
        }),
      ),
      'tasks-cycling at 0',
    ],
    [
      'failures before the first look of a complete deployment are past',
      [
        observation(0, { service: completed, tasks: [exited(3, -50), exited(2, -40), task(1)] }),
        ...every(5, 5, 40, (s) => observation(s, { service: completed, tasks: [exited(3, -50), exited(2, -40), task(1)] })),
      ],
      'healthy at 25, passes',
    ],
    [
      'failures that had not shown when all had stayed healthy for long enough are not past, whatever their time',
      [
        ...every(5, 0, 30, (s) => observation(s, { tasks: [task(1), task(2)], health: [target(1), target(2)] })),
        observation(35, { tasks: [exited(1, 29), exited(2, 29)], health: [] }),
      ],
      'tasks-cycling at 35',
    ],
    [
      'failures before the last time that all stayed healthy for long enough are past',
      [
        observation(0, { tasks: [exited(5, -2)], health: [] }),
        ...every(5, 5, 40, observation),
        observation(45, { tasks: [exited(1, 44), exited(5, -2)], health: [] }),
      ],
      'in progress',
    ],
    [
      'healthy at first and dead soon after is found',
      [
        ...every(5, 0, 40, (s) =>
          threeWanted(s, { tasks: [task(1), task(2), task(3)], health: [target(1), target(2), target(3)] }),
        ),
        threeWanted(45, { tasks: [exited(1, 44), exited(2, 44), task(3)], health: [target(3)] }),
      ],
      'tasks-cycling at 45',
    ],
    [
      'traffic that goes elsewhere is told after a minute, by a look that tells of it',
      every(5, 0, 90, (s) => forwarding('elsewhere', s !== 60)(s)),
      'targets-unhealthy at 65',
    ],
    [
      'traffic that goes elsewhere is told once it has lasted for a minute',
      every(5, 0, 90, forwarding('elsewhere')),
      'targets-unhealthy at 60',
    ],
    ['traffic that goes where it should is nothing to tell', every(5, 0, 90, forwarding(groupArn)), 'healthy at 25, passes'],
    [
      'a target that no listener uses is told after a minute',
      every(5, 0, 120, (s) =>
        observation(s, {
          health: [
            target(1, 'unused', 'Target.NotInUse', 'Target group is not configured to receive traffic from the load balancer'),
          ],
        }),
      ),
      'targets-unhealthy at 60',
    ],
  ];
  hold(rows);
});

describe('what ECS decides', () => {
  const back = service({ deployments: [olderDeployment({ status: 'PRIMARY', rolloutState: 'IN_PROGRESS', updatedAt: at(20) })] });
  const both = service({ deployments: [deployment(), olderDeployment()] });
  const stale = service({ deployments: [olderDeployment({ status: 'PRIMARY' })] });
  const follower = (second: number): Observation =>
    observation(second, {
      service: service({ deployments: [deployment({ id: `ecs-svc/${4000 + second}`, createdAt: at(second - 5) })] }),
    });
  const rows: readonly Row[] = [
    [
      'the older deployment is PRIMARY again: rolled back',
      [observation(0, { service: both }), observation(30, { service: back })],
      'rolled-back at 30',
    ],
    [
      'a stale answer from before the deployment is no rollback',
      [observation(0, { service: both }), observation(5, { service: stale })],
      'in progress',
    ],
    [
      'ours is still listed beside an older PRIMARY: rolled back',
      [
        observation(0, {
          service: service({ deployments: [olderDeployment({ status: 'PRIMARY' }), deployment({ status: 'ACTIVE' })] }),
        }),
      ],
      'rolled-back at 0',
    ],
    [
      'an event tells of the rollback',
      [
        observation(0, {
          service: service({
            events: [
              event(-1, `rolling back to deployment ${older}.`),
              event(-1.001, `(deployment ${ours}) deployment failed: tasks failed to start.`),
            ],
          }),
        }),
      ],
      'rolled-back at 0',
    ],
    [
      'the event of an earlier rollback is none of ours',
      [observation(0, { service: service({ events: [event(-100, `rolling back to deployment ${older}.`)] }) })],
      'in progress',
    ],
    [
      'a service deployment tells of a rollback that ended before the first look',
      [
        observation(0, {
          service: back,
          serviceDeployments: [serviceDeployment('ROLLBACK_SUCCESSFUL', { createdAt: at(-600) })],
        }),
      ],
      'rolled-back at 0',
    ],
    [
      'events alone tell of a rollback that ended before the first look',
      [
        observation(0, {
          service: {
            ...back,
            events: [
              event(-60, `rolling back to deployment ${older}.`),
              event(-60.001, `(deployment ${ours}) deployment failed: tasks failed to start.`),
            ],
          },
        }),
      ],
      'rolled-back at 0',
    ],
    [
      'a rollback of a deployment created over six hours ago is passed over',
      every(5, 0, 60, (s) =>
        observation(s, {
          service: service({
            deployments: [
              olderDeployment({ status: 'PRIMARY', createdAt: at(-90_000), taskDefinition: deployment().taskDefinition }),
            ],
          }),
          tasks: [task(1, { deploymentId: older })],
          serviceDeployments: [serviceDeployment('ROLLBACK_SUCCESSFUL', { createdAt: at(-22_000) })],
        }),
      ),
      'healthy at 25, passes',
    ],
    [
      'a newer deployment takes its place: superseded',
      [
        observation(0),
        observation(5, {
          service: service({ deployments: [deployment({ id: newer, createdAt: at(3) }), deployment({ status: 'ACTIVE' })] }),
        }),
      ],
      'superseded at 5',
    ],
    [
      'superseded passes only where asked',
      [observation(0), observation(5, { service: service({ deployments: [deployment({ id: newer, createdAt: at(3) })] }) })],
      'superseded at 5, passes',
      { onSuperseded: 'pass' },
    ],
    [
      'to be followed, it is no end while it is not known what it runs',
      [
        observation(0, {
          serviceDeployments: [
            serviceDeployment('IN_PROGRESS'),
            serviceDeployment('IN_PROGRESS', { arn: 'arn:newer', deploymentId: newer, createdAt: at(-1) }),
          ],
        }),
      ],
      'in progress',
      { onSuperseded: 'follow', taskDefinitions: [{ family: 'api' }], selector: { which: 'id', id: ours } },
    ],
    [
      'to be followed, it is an end after ten, whatever it runs',
      [
        observation(0),
        ...every(10, 10, 100, follower),
        {
          ...follower(100),
          at: at(110),
          endedAt: at(110),
          serviceDeployments: [serviceDeployment('IN_PROGRESS', { arn: 'arn:newer', deploymentId: newer, createdAt: at(105) })],
        },
      ],
      'superseded at 110',
      { onSuperseded: 'follow' },
    ],
    [
      'FAILED without rollback',
      [observation(0, { service: service({ deployments: [deployment({ rolloutState: 'FAILED' })] }) })],
      'deployment-failed at 0',
    ],
    [
      'a stopped service deployment',
      [observation(0, { serviceDeployments: [serviceDeployment('STOPPED')] })],
      'deployment-failed at 0',
    ],
    [
      'failed tasks tell it better',
      [
        observation(0, {
          service: service({ deployments: [deployment({ rolloutState: 'FAILED' })] }),
          tasks: [killed(1, -30), killed(2, -10)],
          health: [],
        }),
      ],
      'targets-unhealthy at 0',
    ],
  ];
  hold(rows);
});

describe('which deployment', () => {
  const stale = service({ deployments: [olderDeployment({ status: 'PRIMARY' })] });
  const oldTask = { tasks: [task(1, { deploymentId: older })] };
  const rows: readonly Row[] = [
    [
      'current: one that becomes visible late is the one',
      [observation(0, { service: stale, ...oldTask }), observation(5, { service: stale, ...oldTask }), ...every(5, 10, 60, done)],
      'healthy at 35, passes',
    ],
    [
      'a task definition that another deployment runs is waited for, then told',
      every(5, 0, 90, (s) => observation(s, { service: stale, ...oldTask })),
      'no-deployment at 60',
      { taskDefinitions: [{ family: 'api', revision: 2 }] },
    ],
    [
      'no-deployment passes only where asked',
      every(5, 0, 90, (s) => observation(s, { service: stale, ...oldTask })),
      'no-deployment at 60, passes',
      { taskDefinitions: [{ family: 'api', revision: 2 }], onNoDeployment: 'pass' },
    ],
    [
      'a family alone fits any revision of it',
      every(5, 0, 90, done),
      'healthy at 25, passes',
      { taskDefinitions: [{ family: 'api' }] },
    ],
    [
      'new: the deployment of the first look is not the one',
      every(5, 0, 90, done),
      'no-deployment at 60',
      { selector: { which: 'new' } },
    ],
    [
      'new: the first that is created later is the one',
      [
        observation(0, { service: stale, ...oldTask }),
        ...every(5, 5, 60, (s) =>
          observation(s, { service: service({ deployments: [deployment({ createdAt: at(3), rolloutState: 'COMPLETED' })] }) }),
        ),
      ],
      'healthy at 30, passes',
      { selector: { which: 'new' } },
    ],
    [
      'new: one that the first look did not show yet is the one',
      [observation(0, { service: stale, ...oldTask }), ...every(5, 5, 60, done)],
      'healthy at 30, passes',
      { selector: { which: 'new' } },
    ],
    [
      'new: a service that does not exist yet is waited for',
      [
        { ...blind(0), missing: 'service', answered: true },
        ...every(5, 5, 60, (s) =>
          observation(s, { service: service({ deployments: [deployment({ createdAt: at(3), rolloutState: 'COMPLETED' })] }) }),
        ),
      ],
      'healthy at 30, passes',
      { selector: { which: 'new' } },
    ],
    ['by name: not listed and not known', every(5, 0, 90, done), 'no-deployment at 60', { selector: { which: 'id', id: newer } }],
    [
      'by name: it runs another task definition than expected',
      every(5, 0, 90, done),
      'no-deployment at 60',
      { selector: { which: 'id', id: ours }, taskDefinitions: [{ family: 'api', revision: 7 }] },
    ],
    [
      'by name: another one has taken its place',
      [
        observation(0, {
          service: service({ deployments: [deployment({ id: newer, createdAt: at(-10) }), deployment({ status: 'ACTIVE' })] }),
        }),
      ],
      'superseded at 0',
      { selector: { which: 'id', id: ours } },
    ],
    [
      'as long as AWS does not show the service, nobody knows whether the deployment has appeared',
      [observation(0, { service: stale, ...oldTask }), blind(659, readFailure('DescribeServices', 'throttled'))],
      'in progress',
      { taskDefinitions: [{ family: 'api', revision: 2 }], onNoDeployment: 'pass' },
    ],
    [
      'a deadline is never passed as green while AWS does not show the service',
      [observation(0, { service: stale, ...oldTask }), blind(660, readFailure('DescribeServices', 'throttled'))],
      'timed-out at 660',
      { taskDefinitions: [{ family: 'api', revision: 2 }], onNoDeployment: 'pass' },
    ],
  ];
  hold(rows);
});

describe('the rest', () => {
  const kind = (changes: Parameters<typeof service>[0]) => [observation(0, { service: service(changes) })];
  const none = service({
    desiredCount: 0,
    runningCount: 0,
    deployments: [deployment({ desiredCount: 0, rolloutState: 'COMPLETED' })],
  });
  const askingForNone = (one: ReturnType<typeof deployment>) => service({ desiredCount: 0, deployments: [one] });
  const noTask = (second: number, seen = none): Observation => observation(second, { service: seen, tasks: [], health: [] });
  const unplaced = (second: number): Observation =>
    observation(second, {
      service: service({
        deployments: [deployment({ runningCount: 0 })],
        events: [event(-30, 'was unable to place a task because no container instance met all of its requirements.')],
      }),
      tasks: [],
      health: [],
    });
  const rows: readonly Row[] = [
    ['no such cluster', [{ ...blind(0), answered: true, missing: 'cluster' }], 'misconfigured at 0'],
    ['an inactive service', kind({ status: 'INACTIVE' }), 'misconfigured at 0'],
    ['a service that is being deleted', kind({ status: 'DRAINING' }), 'misconfigured at 0'],
    ...['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'].map((protocol): Row => [
      `a target group of ${protocol}`,
      [observation(0, { targetGroups: [targetGroup({ protocol })] })],
      'in progress',
    ]),
    ...['INACTIVE', 'DRAINING'].map((status): Row => [
      `a service that is ${status}, which a new one may replace`,
      kind({ status }),
      'in progress',
      { selector: { which: 'new' } },
    ]),
    ['CODE_DEPLOY, as long as there is no task set', kind({ controller: 'CODE_DEPLOY', deployments: [] }), 'in progress'],
    ['CODE_DEPLOY beside deployments of ECS', kind({ controller: 'CODE_DEPLOY' }), 'misconfigured at 0'],
    [
      'task sets, as long as they are no deployments',
      kind({ controller: 'EXTERNAL', taskSetCount: 1, deployments: [] }),
      'in progress',
    ],
    ['a deployment controller that is not known', kind({ controller: 'PIPELINE' }), 'misconfigured at 0'],
    ['a strategy that is not known', kind({ strategy: 'SPIRAL' }), 'misconfigured at 0'],
    ['a load balancer managed by nobody knows whom', kind({ resourceManagementType: 'PARTNER' }), 'misconfigured at 0'],
    ['Express, as long as nothing tells its target groups', kind({ resourceManagementType: 'ECS' }), 'in progress'],
    [
      'a gateway, as long as nothing tells its connection',
      [observation(0, { revisions: new Map([[ours, { deploymentId: ours, loadBalancers: [], gatewayConnectorCount: 1 }]]) })],
      'in progress',
    ],
    ['a DAEMON with another strategy', kind({ schedulingStrategy: 'DAEMON', strategy: 'BLUE_GREEN' }), 'misconfigured at 0'],
    [
      'CANARY without anything that carries traffic',
      [
        observation(0, {
          service: service({ strategy: 'CANARY', loadBalancers: [] }),
          revisions: new Map([[ours, { deploymentId: ours, loadBalancers: [], gatewayConnectorCount: 0 }]]),
        }),
      ],
      'misconfigured at 0',
    ],
    [
      'VPC Lattice, as long as its revision is not read',
      kind({ deployments: [deployment({ vpcLatticeCount: 1 })] }),
      'in progress',
    ],
    [
      'VPC Lattice, as long as its revision does not tell of it',
      every(5, 0, 300, (s) =>
        observation(s, {
          service: service({ loadBalancers: [], deployments: [deployment({ vpcLatticeCount: 1, rolloutState: 'COMPLETED' })] }),
          revisions: new Map([[ours, { deploymentId: ours, loadBalancers: [], gatewayConnectorCount: 0 }]]),
        }),
      ),
      'in progress',
    ],
    [
      'a CANARY whose revision does not tell of VPC Lattice yet',
      [
        observation(0, {
          service: service({ strategy: 'CANARY', loadBalancers: [], deployments: [deployment({ vpcLatticeCount: 1 })] }),
          revisions: new Map([[ours, { deploymentId: ours, loadBalancers: [], gatewayConnectorCount: 0 }]]),
        }),
      ],
      'in progress',
    ],
    ['a Classic Load Balancer', kind({ loadBalancers: [{ loadBalancerName: 'old' }] }), 'misconfigured at 0'],
    ['a path other than expected', [observation(0)], 'misconfigured at 0', { healthCheckPaths: ['/health'] }],
    [
      'a matcher other than expected',
      [observation(0)],
      'misconfigured at 0',
      { healthCheckMatcher: { text: '200-399', ranges: [[200, 399]] } },
    ],
    [
      'a matcher is compared as a set',
      [observation(0)],
      'in progress',
      { healthCheckMatcher: { text: '200-200', ranges: [[200, 200]] } },
    ],
    [
      'TCP fails the expectation of a path',
      [
        observation(0, {
          targetGroups: [
            targetGroup({
              healthCheck: {
                enabled: true,
                protocol: 'TCP',
                port: 'traffic-port',
                intervalSeconds: 10,
                timeoutSeconds: 5,
                healthyThreshold: 2,
                unhealthyThreshold: 2,
              },
            }),
          ],
        }),
      ],
      'misconfigured at 0',
      { healthCheckPaths: ['/'] },
    ],
    ['a permission that is needed', [blind(0, readFailure('DescribeServices', 'denied'))], 'no-access at 0'],
    [
      'a permission that is not needed',
      [observation(0, { readFailures: [readFailure('GetLogEvents', 'denied', { needed: false })] })],
      'in progress',
    ],
    ...(['ROLLING', 'CANARY'] as const).map((strategy): Row => [
      `what ${strategy} ${strategy === 'CANARY' ? 'cannot' : 'can'} do without is denied`,
      [
        observation(0, {
          service: service({ strategy }),
          readFailures: [readFailure('ListServiceDeployments', 'denied', { needed: false })],
        }),
      ],
      strategy === 'CANARY' ? 'no-access at 0' : 'in progress',
    ]),
    [
      'credentials that expire on the way',
      [observation(0), blind(5, readFailure('DescribeServices', 'expired-credentials'))],
      'no-access at 5',
    ],
    [
      'no answer for two minutes',
      every(5, 0, 150, (s) => blind(s, readFailure('DescribeServices', 'no-answer'))),
      'no-access at 120',
    ],
    [
      'no answer only later on',
      [observation(0), ...every(5, 5, 150, (s) => blind(s, readFailure('DescribeServices', 'no-answer')))],
      'in progress',
    ],
    ['desired 0 for a minute', every(5, 0, 90, (s) => noTask(s)), 'no-tasks at 60'],
    ['desired 0 passes only where asked', every(5, 0, 90, (s) => noTask(s)), 'no-tasks at 60, passes', { allowNoTasks: true }],
    [
      'desired 0 passes only once ECS calls the deployment complete',
      every(5, 0, 90, (s) => noTask(s, askingForNone(deployment({ desiredCount: 0 })))),
      'in progress',
      { allowNoTasks: true },
    ],
    ['desired 0, which a look between does not show', [noTask(0), blind(30), noTask(60)], 'no-tasks at 60'],
    ['desired 0, which the last look does not show', [noTask(0), blind(60)], 'in progress'],
    ['desired 0 once more', [noTask(0), done(30), noTask(40), noTask(60), noTask(99)], 'in progress'],
    ['desired 0 once more for a minute', [noTask(0), done(30), noTask(40), noTask(60), noTask(100)], 'no-tasks at 100'],
    [
      'desired 0 before it was created is no news of it',
      [noTask(0, askingForNone(olderDeployment({ status: 'PRIMARY', desiredCount: 0 }))), noTask(30), noTask(89)],
      'in progress',
    ],
    ['no place for ten minutes from the deployment’s creation on', every(30, 0, 700, unplaced), 'tasks-not-placed at 540'],
    [
      'PROVISIONING may take fifteen',
      every(30, 0, 900, (s) =>
        observation(s, {
          service: service({ deployments: [deployment({ runningCount: 0 })] }),
          tasks: [task(1, { lastStatus: 'PROVISIONING', startedAt: undefined } as never)],
          health: [],
        }),
      ),
      'tasks-not-placed at 870',
      { timeoutSeconds: 3000 },
    ],
    [
      'the time is up',
      every(5, 0, 100, (s) => observation(s, { health: [target(1, 'initial')] })),
      'timed-out at 90',
      { timeoutSeconds: 90 },
    ],
    [
      'the time is up just when all is healthy: nothing is missing',
      every(5, 0, 60, done),
      'healthy at 15, passes',
      { timeoutSeconds: 15, stableForSeconds: 0 },
    ],
    [
      'the time is up although nothing answers any more',
      [observation(0), blind(95, readFailure('DescribeServices', 'no-answer'))],
      'timed-out at 95',
      { timeoutSeconds: 90 },
    ],
  ];
  hold(rows);
});
