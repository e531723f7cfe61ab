/** Deployments by CodeDeploy that fail: of themselves, by a hook, an alarm, a person. */
import type { Action, ApiBehaviour, CodeDeployHookSpec, CodeDeploySpec, ServiceSpec } from '../../scenario.ts';
import { brisk, byCodeDeploy, crashing, deployed, pair, pairOf, sound, withoutRoot, withThird } from '../fixtures.ts';
import type { ExpectedOutcome, ScenarioTest } from '../scenario-test.ts';

const canary: CodeDeploySpec = { shift: { type: 'canary', percent: 10, minutes: 5 } };
const rollingBack: CodeDeploySpec = {
  autoRollback: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
};
const tested = { loadBalancers: [{ ...pair, testRule: 'api-test' }] } as const;
const notFound: ExpectedOutcome = { outcome: 'targets-unhealthy', cause: 'health-check-path-not-found' };
const failedBy = (cause: string): ExpectedOutcome => ({ outcome: 'deployment-failed', cause });
const takenBackBy = (cause: string): ExpectedOutcome => ({ outcome: 'rolled-back', cause });
const READS = ['GetDeployment', 'BatchGetDeploymentTargets', 'GetDeploymentConfig'] as const;

const ending = (
  title: string,
  service: ServiceSpec,
  expected: ExpectedOutcome,
  actions: readonly Action[] = [],
  inputs: NonNullable<ScenarioTest['inputs']> = {},
): ScenarioTest => ({
  scenario: { title, services: [service], targetGroups: pairOf(brisk), actions: [...deployed, ...actions] },
  inputs,
  expected,
});

const hooked = (title: string, hook: CodeDeployHookSpec, expected: ExpectedOutcome, spec: CodeDeploySpec = {}): ScenarioTest =>
  ending(title, byCodeDeploy({ ...spec, hooks: [hook] }), expected);

const answering = (
  title: string,
  faults: NonNullable<ApiBehaviour['faults']>,
  expected: ExpectedOutcome,
  inputs: NonNullable<ScenarioTest['inputs']> = {},
): ScenarioTest => ({
  scenario: { title, services: [byCodeDeploy()], targetGroups: pairOf(brisk), actions: deployed, api: { faults } },
  inputs,
  expected,
});

const waiting: CodeDeploySpec = { ready: { waitMinutes: 60, action: 'STOP_DEPLOYMENT' } };
/** By then all traffic has been shifted for a while, and the old tasks are still there. */
const IN_THE_WAIT = 240;

export const brokenCodeDeploys = {
  'founding-story-code-deploy': {
    ...ending(
      'the load balancer asks the new tasks for a path that they do not have; CodeDeploy would wait for an hour',
      byCodeDeploy(canary, { next: withoutRoot }),
      notFound,
    ),
    golden: true,
  },
  'code-deploy-succeeded-though-unhealthy': {
    ...ending(
      'all traffic goes to tasks that fail every check from then on, and CodeDeploy says Succeeded',
      byCodeDeploy({ keepAlive: true }, { next: withoutRoot }),
      notFound,
    ),
    golden: true,
  },
  'code-deploy-unhealthy-in-the-termination-wait': ending(
    'the same, while CodeDeploy keeps the old tasks',
    byCodeDeploy({}, { next: withoutRoot }),
    notFound,
    [],
    { 'wait-until': 'traffic-shifted' },
  ),
  'code-deploy-unhealthy-with-the-canary': ending(
    'the tasks answer well until the canary reaches them',
    byCodeDeploy(canary, { next: { ...sound, later: [{ at: 240, answers: 503 }] } }),
    { outcome: 'targets-unhealthy', cause: 'health-check-app-error' },
  ),
  'code-deploy-never-installed': ending(
    'the tasks never become healthy within their long grace period, and CodeDeploy gives up after an hour',
    byCodeDeploy(canary, { next: { bootSeconds: 100_000 }, graceSeconds: 7200 }),
    failedBy('health-check-failed-unspecified'),
    [],
    { timeout: '3h' },
  ),
  'code-deploy-crashing': ending(
    'the new tasks exit for want of a setting, again and again',
    byCodeDeploy({}, { next: crashing }),
    { outcome: 'tasks-cycling', cause: 'app-config-missing' },
  ),
  'code-deploy-not-placed': ending(
    'there is no room for the new tasks beside the old ones',
    byCodeDeploy({}, { desired: 2, launch: 'ec2', capacity: [{ at: -90_000, room: 1 }], tasksPerInstance: 2 }),
    { outcome: 'tasks-not-placed', cause: 'capacity-memory' },
  ),
  'code-deploy-no-tasks': ending('the service is set to run no tasks', byCodeDeploy({}, { desired: 0 }), {
    outcome: 'no-tasks',
    cause: 'desired-count-zero',
  }),
  'code-deploy-hook-failed': hooked(
    'a function refuses before traffic is shifted',
    { event: 'BeforeAllowTraffic', answers: 'Failed' },
    failedBy('code-deploy-hook-failed'),
  ),
  'code-deploy-hook-failed-and-set-deleted': hooked(
    'a function refuses before traffic is shifted, and the new task set is deleted without a rollback of its own',
    { event: 'BeforeAllowTraffic', answers: 'Failed' },
    takenBackBy('code-deploy-hook-failed'),
    { shows: { failedSetStays: false } },
  ),
  'code-deploy-hook-failed-and-rolled-back': hooked(
    'a function refuses before traffic is shifted, and CodeDeploy rolls back',
    { event: 'BeforeAllowTraffic', answers: 'Failed' },
    takenBackBy('code-deploy-hook-failed'),
    rollingBack,
  ),
  'code-deploy-hook-failed-after-the-shift': hooked(
    'a function refuses when all traffic is shifted, and CodeDeploy rolls back',
    { event: 'AfterAllowTraffic', answers: 'Failed', takesSeconds: 40 },
    takenBackBy('code-deploy-hook-failed'),
    rollingBack,
  ),
  'code-deploy-hook-failed-before-any-task': {
    ...hooked(
      'a function refuses before there is a task set',
      { event: 'BeforeInstall', answers: 'Failed' },
      { outcome: 'no-deployment' },
    ),
    inputs: { 'task-definition': 'api:2' },
  },
  'code-deploy-alarm': ending(
    'the alarm stops the deployment, and nothing is rolled back',
    byCodeDeploy({ alarms: ['api-5xx'] }),
    failedBy('code-deploy-alarm'),
    [{ at: IN_THE_WAIT, alarm: true }],
  ),
  'code-deploy-alarm-and-rolled-back': ending(
    'the alarm stops the deployment, and another one takes it back',
    byCodeDeploy({ ...rollingBack, alarms: ['api-5xx'] }),
    takenBackBy('code-deploy-alarm'),
    [{ at: IN_THE_WAIT, alarm: true }],
  ),
  'code-deploy-stopped': ending('somebody stops the deployment', byCodeDeploy(canary), failedBy('code-deploy-stopped'), [
    { at: IN_THE_WAIT, stopDeployment: true },
  ]),
  'code-deploy-stopped-and-rolled-back': ending(
    'somebody stops the deployment and rolls it back',
    byCodeDeploy(canary),
    takenBackBy('code-deploy-stopped'),
    [{ at: IN_THE_WAIT, rollBack: true }],
  ),
  'code-deploy-rolled-back-before-the-gate': {
    ...ending(
      'CodeDeploy has given all traffic back, and the new tasks drain',
      byCodeDeploy(rollingBack),
      takenBackBy('code-deploy-stopped'),
      [{ at: 110, rollBack: true }],
    ),
    startsAt: 135,
  },
  'code-deploy-superseded': ending(
    'the deployment is stopped, and another one takes its place',
    withThird(byCodeDeploy()),
    { outcome: 'superseded', cause: 'code-deploy-stopped' },
    [
      { at: 100, stopDeployment: true },
      { at: 130, deploy: 3 },
    ],
  ),
  'code-deploy-failed-then-deployed-again': ending(
    'another one takes the place of a deployment that has been Stopped for two minutes: too late',
    withThird(byCodeDeploy()),
    failedBy('code-deploy-stopped'),
    [
      { at: 100, stopDeployment: true },
      { at: 220, deploy: 3 },
    ],
  ),
  'code-deploy-role-may-not-change-the-listener': ending(
    'the role of CodeDeploy may not change the listener',
    byCodeDeploy({ roleLacks: 'change' }),
    failedBy('code-deploy-role-insufficient'),
  ),
  'code-deploy-listener-sent-elsewhere': ending(
    'somebody sends production back to the old tasks: nothing uses the group of the new ones',
    byCodeDeploy(),
    { outcome: 'targets-unhealthy', cause: 'code-deploy-traffic-elsewhere' },
    [{ at: 150, setRule: 'api-production', forwards: { 'api-blue': 100 } }],
  ),
  'code-deploy-denied': answering(
    'GetDeployment is not permitted',
    [{ fault: 'denied', operations: ['GetDeployment'] }],
    { outcome: 'no-access' },
    {},
  ),
  'code-deploy-targets-denied': answering(
    'BatchGetDeploymentTargets is not permitted',
    [{ fault: 'denied', operations: ['BatchGetDeploymentTargets'] }],
    { outcome: 'no-access' },
    { 'wait-until': 'traffic-shifted' },
  ),
  'code-deploy-never-answers': answering(
    'CodeDeploy throttles to the end',
    [{ fault: 'throttled', operations: READS }],
    { outcome: 'timed-out' },
    { 'wait-until': 'traffic-shifted', timeout: '10m' },
  ),
  'code-deploy-weights-absent': ending(
    'CodeDeploy tells no weights: nothing says that all traffic goes to the new tasks',
    byCodeDeploy({ shows: { weights: false } }),
    { outcome: 'timed-out' },
    [],
    { 'wait-until': 'traffic-shifted' },
  ),
  'code-deploy-unknown-status': ending(
    'CodeDeploy shows a status that nobody knows',
    byCodeDeploy({ terminationWaitMinutes: 60 }),
    { outcome: 'timed-out' },
    [{ at: 110, codeDeployStatus: 'Verifying' }],
    { 'wait-until': 'traffic-shifted', timeout: '15m' },
  ),
  'code-deploy-ready-failed': ending(
    'a deployment that waits for a person is a failure',
    byCodeDeploy(waiting),
    { outcome: 'paused' },
    [],
    {
      'on-pause': 'fail',
    },
  ),
  'code-deploy-ready-stopped': ending(
    'nobody lets the new tasks have traffic, and CodeDeploy stops the deployment',
    byCodeDeploy({ ready: { waitMinutes: 5, action: 'STOP_DEPLOYMENT' } }),
    failedBy('code-deploy-not-continued'),
  ),
  'code-deploy-time-up-in-ready': ending(
    'the time is up while the deployment waits for a person',
    byCodeDeploy(waiting, tested),
    { outcome: 'paused' },
    [],
    { timeout: '10m' },
  ),
  'code-deploy-ready-never-checked': ending(
    'the deployment waits for a person, but nothing checks its targets: they cannot pass',
    byCodeDeploy(waiting),
    { outcome: 'timed-out' },
    [],
    { 'on-pause': 'pass', timeout: '10m' },
  ),
  'code-deploy-unhealthy-in-ready': ending(
    'the tasks fail their checks by test traffic while the deployment waits for a person',
    byCodeDeploy(waiting, { ...tested, next: withoutRoot }),
    notFound,
  ),
  'code-deploy-failed-when-first-shown': {
    scenario: {
      title: 'a new deployment fails at its hooks before AWS answers again: what may take its place has a minute from then on',
      services: [
        byCodeDeploy(
          {
            hooks: [
              { event: 'BeforeInstall', takesSeconds: 40 },
              { event: 'AfterInstall', answers: 'Failed' },
            ],
          },
          { desired: 2, next: { ...sound, bootSeconds: 0 } },
        ),
      ],
      targetGroups: pairOf(brisk),
      actions: deployed,
      api: { faults: [{ fault: 'throttled', from: 39, until: 130 }] },
    },
    startsAt: 20.4,
    inputs: { deployment: 'new' },
    expected: failedBy('code-deploy-hook-failed'),
  },
  'code-deploy-followed-past-a-set-that-goes': {
    scenario: {
      title:
        'two deployments fail one after the other before AWS answers: the newest is followed, not the one whose set goes already',
      services: [
        byCodeDeploy(
          { terminationWaitMinutes: 0, hooks: [{ event: 'BeforeAllowTraffic', answers: 'Failed' }] },
          { desired: 1, next: { ...sound, bootSeconds: 7 } },
        ),
      ],
      targetGroups: pairOf({ ...brisk, intervalSeconds: 5, timeoutSeconds: 2, healthyThreshold: 2 }),
      actions: [...deployed, { at: 54, redeploy: true }],
      api: { faults: [{ fault: 'throttled', from: 0, until: 64 }] },
    },
    startsAt: 0.4,
    inputs: { 'on-superseded': 'follow' },
    expected: failedBy('code-deploy-hook-failed'),
  },
} as const satisfies { readonly [name: string]: ScenarioTest };
