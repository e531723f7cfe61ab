/** Deployments by CodeDeploy that go well. */
import type { Action, ApiBehaviour, CodeDeploySpec, CodeDeployVariants, ServiceSpec } from '../../scenario.ts';
import { brisk, byCodeDeploy, deployed, pair, pairOf, sound, withThird } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

const canary: CodeDeploySpec = { shift: { type: 'canary', percent: 10, minutes: 5 } };
const tested = { loadBalancers: [{ ...pair, testRule: 'api-test' }] } as const;

const going = (
  title: string,
  service: ServiceSpec,
  waitUntil = 'completed',
  rest: Partial<ScenarioTest['scenario']> = {},
): ScenarioTest => ({
  scenario: { title, services: [service], targetGroups: pairOf(brisk), actions: deployed, ...rest },
  inputs: { 'wait-until': waitUntil },
  expected: { outcome: 'healthy' },
});

const acting = (title: string, service: ServiceSpec, actions: readonly Action[], waitUntil = 'completed'): ScenarioTest =>
  going(title, service, waitUntil, { actions: [...deployed, ...actions] });

/** The same, where CodeDeploy shows what nobody could verify in another way. */
const showing = (title: string, shows: CodeDeployVariants, waitUntil = 'completed', spec: CodeDeploySpec = {}): ScenarioTest =>
  going(title, byCodeDeploy({ ...spec, shows }), waitUntil);

const answering = (title: string, faults: NonNullable<ApiBehaviour['faults']>, waitUntil = 'completed'): ScenarioTest =>
  going(title, byCodeDeploy(), waitUntil, { api: { faults } });

const threeTimes = withThird(byCodeDeploy());

export const codeDeploys = {
  'code-deploy-plain': {
    ...going('CodeDeploy shifts all traffic at once to targets that nothing checked before', byCodeDeploy()),
    golden: true,
  },
  'code-deploy-until-traffic-shifted': going('the old tasks are not waited for', byCodeDeploy(), 'traffic-shifted'),
  'code-deploy-until-healthy': going('the targets are healthy once they have traffic', byCodeDeploy(), 'healthy'),
  'code-deploy-checked-early': showing('the listener names the idle group too, so that it is checked', { checkedEarly: true }),
  'code-deploy-checked-early-until-healthy': {
    ...acting(
      'the targets are healthy long before they have traffic',
      byCodeDeploy({ ready: { waitMinutes: 60, action: 'STOP_DEPLOYMENT' }, shows: { checkedEarly: true } }),
      [],
      'healthy',
    ),
  },
  'code-deploy-canary': going('a tenth of the traffic comes first, for five minutes', byCodeDeploy(canary)),
  'code-deploy-canary-until-traffic-shifted': going(
    'the canary is waited for, the old tasks are not',
    byCodeDeploy(canary),
    'traffic-shifted',
  ),
  'code-deploy-canary-until-healthy': going('the canary is not waited for', byCodeDeploy(canary), 'healthy'),
  'code-deploy-linear': going(
    'traffic comes in tenths, one a minute',
    byCodeDeploy({ shift: { type: 'linear', percent: 10, minutes: 1 } }),
  ),
  'code-deploy-linear-until-traffic-shifted': going(
    'all tenths of the traffic are waited for',
    byCodeDeploy({ shift: { type: 'linear', percent: 10, minutes: 1 } }),
    'traffic-shifted',
  ),
  'code-deploy-own-configuration': going(
    'a fifth of the traffic comes first, for eight minutes, by a configuration of their own',
    byCodeDeploy({ shift: { type: 'canary', percent: 20, minutes: 8 } }),
  ),
  'code-deploy-with-test-traffic-and-hooks': going(
    'functions are asked at four events, and all agree; test traffic is shifted first',
    byCodeDeploy(
      {
        hooks: [
          { event: 'BeforeInstall' },
          { event: 'AfterAllowTestTraffic', takesSeconds: 60 },
          { event: 'BeforeAllowTraffic' },
          { event: 'AfterAllowTraffic', takesSeconds: 60 },
        ],
      },
      tested,
    ),
  ),
  'code-deploy-nlb': going('an NLB', byCodeDeploy({}, { graceSeconds: 120 }), 'completed', {
    targetGroups: pairOf({ ...brisk, balancer: 'NLB' }),
  }),
  'code-deploy-ready-continued': acting(
    'somebody lets the new tasks have traffic after a while',
    byCodeDeploy({ ready: { waitMinutes: 60, action: 'STOP_DEPLOYMENT' } }),
    [{ at: 400, resume: 'CONTINUE' }],
  ),
  'code-deploy-ready-continued-other-order': acting(
    'the same, and the status says nothing of the waiting',
    byCodeDeploy({ ready: { waitMinutes: 60, action: 'STOP_DEPLOYMENT' }, shows: { readyStatus: 'InProgress' } }),
    [{ at: 400, resume: 'CONTINUE' }],
  ),
  'code-deploy-ready-continues-by-itself': going(
    'nobody lets the new tasks have traffic, and CodeDeploy is set up to go on then',
    byCodeDeploy({ ready: { waitMinutes: 4, action: 'CONTINUE_DEPLOYMENT' } }),
  ),
  'code-deploy-ready-passed': {
    ...going(
      'the deployment waits for a person, its tasks are healthy with test traffic, and that is enough',
      byCodeDeploy({ ready: { waitMinutes: 60, action: 'STOP_DEPLOYMENT' } }, tested),
    ),
    inputs: { 'on-pause': 'pass' },
    expected: { outcome: 'paused' },
    passes: true,
  },
  'code-deploy-keep-alive': going('the old tasks stay for ever', byCodeDeploy({ keepAlive: true })),
  'code-deploy-long-termination-wait': going(
    'the old tasks are kept for half an hour',
    byCodeDeploy({ terminationWaitMinutes: 30 }),
  ),
  'code-deploy-created': {
    ...going('a new service: its first task set is made without CodeDeploy', { ...byCodeDeploy(), steady: false }, 'completed', {
      actions: [{ at: 0, create: 1 }],
    }),
    startsAt: -60,
    inputs: { deployment: 'new' },
  },
  'code-deploy-created-other-order': {
    ...going(
      'the same, and the task set has an id that CodeDeploy does not know',
      { ...byCodeDeploy({ shows: { firstExternalId: 'created-by-terraform' } }), steady: false },
      'completed',
      { actions: [{ at: 0, create: 1 }] },
    ),
    startsAt: -60,
    inputs: { deployment: 'new' },
  },
  'code-deploy-there-and-back': {
    ...acting('what was green is blue the next time: the pair alternates', threeTimes, [{ at: 1200, deploy: 3 }]),
    startsAt: 1250,
  },
  'code-deploy-long-complete': {
    ...going('nothing has been deployed for an hour', byCodeDeploy()),
    startsAt: 4800,
  },
  'code-deploy-old-targets-unhealthy': going('the old tasks are unhealthy; the new ones are well', {
    ...byCodeDeploy(),
    revisions: { 1: { ...sound, later: [{ at: -20, answers: 500 }] }, 2: sound },
  }),
  'code-deploy-followed': {
    ...acting('one deployment is stopped, and another takes its place', threeTimes, [
      { at: 100, stopDeployment: true },
      { at: 130, deploy: 3 },
    ]),
    inputs: { 'on-superseded': 'follow' },
  },
  'code-deploy-alarm-after-green': acting(
    'the alarm goes off when the gate has long said that traffic is shifted',
    byCodeDeploy({ terminationWaitMinutes: 30, alarms: ['api-5xx'], autoRollback: ['DEPLOYMENT_STOP_ON_ALARM'] }),
    [{ at: 900, alarm: true }],
    'traffic-shifted',
  ),
  'code-deploy-primary-early': showing(
    'the task set is PRIMARY from its first traffic on: the canary is waited for all the same',
    { primaryFrom: 'first-traffic' },
    'traffic-shifted',
    canary,
  ),
  'code-deploy-primary-early-other-order': showing(
    'the task set is PRIMARY only when the shift is over',
    { primaryFrom: 'after-shift' },
    'traffic-shifted',
    canary,
  ),
  'code-deploy-old-set-quiet': showing('no event tells that the old tasks go', { oldSetEvents: false }),
  'code-deploy-baking': showing('the deployment is called Baking while the old tasks are kept', { terminationStatus: 'Baking' }),
  'code-deploy-labels-absent': showing('CodeDeploy does not say which set is green', { labels: false }, 'traffic-shifted'),
  'code-deploy-pending-events-absent': showing(
    'events that have not begun are not told',
    { pendingEvents: false },
    'traffic-shifted',
  ),
  'code-deploy-denied-until-healthy': answering(
    'CodeDeploy may not be asked, and need not be for `healthy`',
    [{ fault: 'denied', operations: ['GetDeployment', 'BatchGetDeploymentTargets', 'GetDeploymentConfig'] }],
    'healthy',
  ),
  'code-deploy-throttled': answering('CodeDeploy throttles for five minutes', [
    { fault: 'throttled', operations: ['GetDeployment', 'BatchGetDeploymentTargets'], until: 360 },
  ]),
  'code-deploy-unread-at-the-end': answering(
    'CodeDeploy tells that traffic is shifted, and then nothing more for two minutes',
    [{ fault: 'server-error', operations: ['GetDeployment', 'BatchGetDeploymentTargets'], from: 90, until: 220 }],
    'traffic-shifted',
  ),
  'code-deploy-unanswered': answering(
    'CodeDeploy answers nothing of its targets for six minutes',
    [{ fault: 'hangs', operations: ['BatchGetDeploymentTargets'], until: 420 }],
    'traffic-shifted',
  ),
} as const satisfies { readonly [name: string]: ScenarioTest };
