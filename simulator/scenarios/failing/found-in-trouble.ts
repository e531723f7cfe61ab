/** What `npm run chaos` drew while AWS answered badly, and judge and oracle once saw differently, shrunk to what matters. */
import { api, byCodeDeploy, byController, deployed, eager, pair, pairOf, shifting, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

export const foundInTrouble = {
  'image-missing-while-code-deploy-is-silent': {
    scenario: {
      title:
        'the image does not exist, which an event told before the gate began; CodeDeploy does not answer, but a set that is not PRIMARY is not complete',
      services: [
        byCodeDeploy(
          {},
          {
            desired: 2,
            next: {
              cannotStart: {
                reason:
                  'CannotPullContainerError: pull image manifest has been retried 7 time(s): failed to resolve ref api:2: not found',
                leavesNoTask: true,
              },
            },
          },
        ),
      ],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['GetDeployment'] }] },
    },
    expected: { outcome: 'tasks-cycling', cause: 'image-not-found' },
  },
  'failed-between-two-lists': {
    scenario: {
      title:
        'the tasks fail to start just before they are asked about: they have left the list of those that run, and are not in that of those that have stopped; an event names them',
      services: [
        api({
          desired: 2,
          minimumHealthyPercent: 50,
          loadBalancers: [{ targetGroup: 'api-tg' }, { targetGroup: 'api-office' }],
          next: {
            cannotStart: {
              reason: "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
              afterSeconds: 20,
            },
          },
        }),
      ],
      targetGroups: {
        'api-tg': { ...eager, deregistrationDelaySeconds: 0, unhealthyThreshold: 3 },
        'api-office': { ...eager, deregistrationDelaySeconds: 30, zones: ['a'] },
      },
      actions: deployed,
      seed: 700426,
      api: { latencySeconds: 0.4 },
    },
    startsAt: 20.4,
    expected: { outcome: 'tasks-cycling', cause: 'image-platform-mismatch' },
  },
  'lattice-port-unknown': {
    scenario: {
      title:
        'the task definition cannot be read, and so nobody knows the port behind which the tasks are registered: not that none of them is healthy',
      services: [api({ kind: 'lattice', desired: 2, loadBalancers: [pair], strategy: { type: 'BLUE_GREEN' }, bakeMinutes: 0 })],
      targetGroups: pairOf({ ...eager, balancer: 'LATTICE' }),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['DescribeTaskDefinition'] }] },
    },
    expected: { outcome: 'timed-out' },
  },
  'named-and-never-told': {
    scenario: {
      title:
        'the deployment is given by an id that the service does not list; what might tell of it nobody can read, whatever is waited',
      services: [api({ desired: 2 })],
      targetGroups: { 'api-tg': eager },
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['ListServiceDeployments'] }] },
    },
    inputs: { deployment: 'ecs-svc/1234567890123456789', 'start-within': '1m', timeout: '5m' },
    expected: { outcome: 'timed-out' },
  },
  'named-otherwise-while-unread': {
    scenario: {
      title: 'the deployment that is given by its id runs another task definition than is expected, whatever else cannot be read',
      services: [api({ desired: 2 })],
      targetGroups: { 'api-tg': eager },
      actions: deployed,
      seed: 1,
      api: { faults: [{ fault: 'server-error', operations: ['ListServiceDeployments'] }] },
    },
    inputs: { 'task-definition': 'api:3', deployment: 'ecs-svc/2708939864542196055', 'start-within': '1m' },
    expected: { outcome: 'no-deployment' },
  },
  'given-by-arn-while-throttled': {
    scenario: {
      title:
        'the deployment is given by the ARN of its service deployment; AWS throttles what would tell of it for longer than it may take to appear',
      services: [api({ desired: 2 })],
      targetGroups: { 'api-tg': eager },
      actions: deployed,
      seed: 1,
      api: { faults: [{ fault: 'throttled', operations: ['DescribeServiceDeployments'], from: 0, until: 83 }] },
    },
    startsAt: 20.4,
    inputs: { deployment: 'arn:aws:ecs:eu-west-1:111122223333:service-deployment/prod/api/3ALB_Vu3GQ3yyOGJaiS4T' },
    expected: { outcome: 'superseded' },
  },
  'ready-while-its-target-is-silent': {
    scenario: {
      title: 'CodeDeploy says that it waits for a person; how far its target is cannot be read from then on',
      services: [byCodeDeploy({ ready: { waitMinutes: 10, action: 'CONTINUE_DEPLOYMENT' } }, { desired: 2 })],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['BatchGetDeploymentTargets'], from: 30 }] },
    },
    startsAt: 20.4,
    inputs: { 'on-pause': 'fail' },
    expected: { outcome: 'paused' },
  },
  'rolled-back-is-not-expected': {
    scenario: {
      title:
        'events tell of a deployment that ECS went back from, service deployments may not be described, and another one is expected that never comes',
      services: [shifting({ type: 'LINEAR', stepPercent: 50, roleLacks: 'read' }, { desired: 2 })],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: { faults: [{ fault: 'denied', operations: ['DescribeServiceDeployments'] }] },
    },
    startsAt: 4000.4,
    inputs: { 'task-definition': 'api:3' },
    expected: { outcome: 'no-deployment' },
  },
  'traffic-unserved-while-code-deploy-is-silent': {
    scenario: {
      title:
        'CodeDeploy sends all traffic to tasks that answer 404, and says so of its target, while how its deployment is cannot be read',
      services: [byCodeDeploy({}, { desired: 1, next: { ...sound, answers: 404 } })],
      targetGroups: pairOf(eager),
      actions: deployed,
      api: { faults: [{ fault: 'server-error', operations: ['GetDeployment'], from: 40, until: 90 }] },
    },
    inputs: { 'failed-tasks-threshold': '100' },
    expected: { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' },
  },
  'deleted-whatever-else-is-denied': {
    scenario: {
      title:
        'the service was deleted before the gate began, and what its tasks would run may not be read: that it is gone is told',
      services: [byController()],
      targetGroups: pairOf(eager),
      actions: [
        { at: 0, createTaskSet: 2, scalePercent: 100 },
        { at: 62, remove: true },
      ],
      api: { faults: [{ fault: 'denied', operations: ['DescribeTaskDefinition'] }] },
    },
    startsAt: 743.4,
    expected: { outcome: 'misconfigured' },
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
