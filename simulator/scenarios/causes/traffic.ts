/** How a deployment that shifts traffic is ended, and where its traffic goes. */
import type { Action, CodeDeploySpec, HookSpec, RuleSpec, ServiceSpec } from '../../scenario.ts';
import { brisk, eager, pair, pairOf } from '../fixtures.ts';
import type { Sign } from './sign.ts';

const provided = {
  kind: 'express',
  loadBalancers: [{ targetGroup: 'api-tg', alternate: 'api-tg-2' }],
} as const satisfies Partial<ServiceSpec>;
const providedGroups = { 'api-tg': eager, 'api-tg-2': eager } as const;

const shifting = (story: string, hooks: readonly HookSpec[] = [], rest: Partial<Sign> = {}): Sign => ({
  story,
  service: { loadBalancers: [pair], strategy: { type: 'BLUE_GREEN', hooks }, bakeMinutes: 5 },
  groups: pairOf(eager),
  ...rest,
});

const byCodeDeploy = (
  story: string,
  codeDeploy: CodeDeploySpec,
  actions: readonly Action[] = [],
  rest: Partial<Sign> = {},
): Sign => ({
  story,
  service: { kind: 'code-deploy', loadBalancers: [pair], codeDeploy },
  groups: pairOf(brisk),
  actions,
  ...rest,
});

const all = (group: string, ...others: readonly string[]): RuleSpec['forwards'] =>
  Object.fromEntries([[group, 100], ...others.map((one) => [one, 0] as const)]);

/** By then traffic has been shifted, and the old task set is still there. */
const SHIFTED = 200;

export const trafficSigns = {
  'managed-resource-failed': {
    story: 'the certificate of an Express service cannot be made',
    service: {
      ...provided,
      managed: [{ resource: 'certificate', at: -30, status: 'FAILED', reason: 'The limit of certificates is reached.' }],
    },
    groups: providedGroups,
  },
  'managed-resource-not-ready': {
    story: 'a target group of an Express service is still being made',
    service: {
      ...provided,
      managed: [
        { resource: 'target-group', at: -30, status: 'PROVISIONING', reason: 'Waiting for a target to answer /ping with 200.' },
      ],
    },
    groups: providedGroups,
    inputs: { timeout: '3m' },
  },
  'listener-rule-missing': shifting('somebody deletes the production rule', [], {
    actions: [{ at: SHIFTED, setRule: 'api-production', forwards: undefined }],
    inputs: { 'wait-until': 'completed' },
  }),
  'bluegreen-networking-config': shifting('the production rule forwards to a stranger', [], {
    groups: { ...pairOf(eager), 'web-tg': eager },
    rules: { 'api-production': { forwards: all('api-blue', 'api-green') } },
    actions: [{ at: -30, setRule: 'api-production', forwards: all('web-tg') }],
  }),
  'lifecycle-hook-failed': shifting('a hook refuses the deployment', [
    { stages: ['PRE_SCALE_UP'], type: 'lambda', answers: 'FAILED' },
  ]),
  'pause-hook-timed-out': shifting('nobody continues the deployment at its pause', [
    { stages: ['PRE_SCALE_UP'], type: 'pause', timeoutMinutes: 1 },
  ]),
  'code-deploy-hook-failed': byCodeDeploy('a function refuses the deployment', {
    hooks: [{ event: 'AfterInstall', answers: 'Failed' }],
  }),
  'code-deploy-not-continued': byCodeDeploy('nobody lets the new task set have traffic', {
    ready: { waitMinutes: 1, action: 'STOP_DEPLOYMENT' },
  }),
  'code-deploy-role-insufficient': byCodeDeploy('the role of CodeDeploy may not change the listener', { roleLacks: 'change' }),
  'code-deploy-service-invalid': byCodeDeploy('CodeDeploy does not take the service any more', {
    refused: { code: 'INVALID_ECS_SERVICE', text: 'The ECS service is not ACTIVE.' },
  }),
  'code-deploy-listener-elsewhere': byCodeDeploy(
    'somebody sends production past the task set that serves, before the shift',
    { hooks: [{ event: 'AfterInstall', takesSeconds: 60 }] },
    [{ at: 100, setRule: 'api-production', forwards: all('api-green') }],
  ),
  'code-deploy-traffic-elsewhere': byCodeDeploy('somebody sends production back to the old task set', {}, [
    { at: SHIFTED, setRule: 'api-production', forwards: all('api-blue') },
  ]),
  'code-deploy-alarm': byCodeDeploy('an alarm stops the deployment', { alarms: ['api-5xx'] }, [{ at: SHIFTED, alarm: true }]),
  'code-deploy-not-healthy-in-time': byCodeDeploy('the new task set finds no place within an hour', {}, [], {
    service: {
      kind: 'code-deploy',
      loadBalancers: [pair],
      codeDeploy: {},
      launch: 'ec2-provider',
      tasksPerInstance: 2,
      capacity: [{ at: -90_000, room: 1 }],
    },
    startsAt: 3800,
  }),
  'code-deploy-stopped': byCodeDeploy('somebody stops the deployment', {}, [{ at: SHIFTED, stopDeployment: true }]),
  'code-deploy-update-refused': byCodeDeploy('ECS refuses what CodeDeploy asks for', {
    refused: {
      code: 'ECS_UPDATE_ERROR',
      text: 'The ECS service cannot be updated due to the following error: The task definition is inactive.',
    },
  }),
  'code-deploy-rolled-back': byCodeDeploy(
    'CodeDeploy takes the deployment back, and tells no code that is known',
    {},
    [{ at: SHIFTED, rollBack: true }],
    { api: { unknownValues: [{ operation: 'GetDeployment', path: 'deploymentInfo.errorInformation.code' }] } },
  ),
  'production-traffic-elsewhere': shifting('somebody sends production back to the old tasks', [], {
    actions: [{ at: SHIFTED, setRule: 'api-production', forwards: all('api-blue', 'api-green') }],
    inputs: { 'wait-until': 'completed' },
  }),
  'revisions-share-target-group': shifting(
    'somebody has reset the production rule, so that the new tasks join the old ones',
    [{ stages: ['POST_SCALE_UP'], type: 'lambda', takesSeconds: 600 }],
    {
      actions: [{ at: -30, setRule: 'api-production', forwards: all('api-green', 'api-blue') }],
      inputs: { 'wait-until': 'completed', timeout: '3m' },
    },
  ),
  'task-set-scale-zero': {
    story: 'the new task set is scaled to nothing',
    service: { kind: 'external', loadBalancers: [pair] },
    groups: pairOf(brisk),
    begins: { at: 0, createTaskSet: 2, scalePercent: 0 },
  },
} as const satisfies { readonly [cause: string]: Sign };
