/**
 * All is well, but one member of AWS's answers has a value that nobody knows, as AWS may add one any day: that is neither healthy
 * nor failed. What a service and its load balancers are by kind is not among them: an unknown kind is refused.
 */
import type { Operation } from '../../../src/observe/aws/operations.ts';
import type { Action, ServiceSpec } from '../../scenario.ts';
import { api, brisk, byCodeDeploy, byController, deployed, pairOf, shifting, sound } from '../fixtures.ts';
import type { ScenarioTest } from '../scenario-test.ts';

type Inputs = NonNullable<ScenarioTest['inputs']>;

const untilHealthy: Inputs = { 'wait-until': 'healthy', timeout: '4m' };
const untilShifted: Inputs = { 'wait-until': 'traffic-shifted', timeout: '9m' };

const rolling = api({ desired: 2 });
const checked = api({ desired: 2, loadBalancers: [], next: { ...sound, check: { intervalSeconds: 5, retries: 2 } } });
const blueGreen = shifting({ type: 'BLUE_GREEN' }, { bakeMinutes: 15 });
const hooked = shifting({ type: 'BLUE_GREEN', hooks: [{ type: 'lambda', stages: ['POST_SCALE_UP'], takesSeconds: 600 }] });

const kinds = {
  rolling: [rolling, untilHealthy],
  'checked-container': [checked, untilHealthy],
  'blue-green': [blueGreen, untilShifted],
  'blue-green-until-healthy': [blueGreen, untilHealthy],
  'blue-green-hook': [hooked, untilHealthy],
  lattice: [api({ kind: 'lattice', desired: 2 }), untilHealthy],
  express: [api({ kind: 'express', desired: 2 }), untilHealthy],
  gateway: [api({ kind: 'gateway', desired: 2 }), untilHealthy],
  'code-deploy': [byCodeDeploy(), { timeout: '12m' }],
  'code-deploy-until-healthy': [byCodeDeploy({ shows: { checkedEarly: true } }), untilHealthy],
  external: [byController(), untilHealthy],
} as const satisfies { readonly [kind: string]: readonly [ServiceSpec, Inputs] };

type Kind = keyof typeof kinds;

const entry = 'services.deployments';
const record = 'serviceDeployments';
const target = 'TargetHealthDescriptions.TargetHealth.State';

const unknown: readonly (readonly [Operation, path: string, ...kinds: readonly Kind[]])[] = [
  ['DescribeServices', 'services.status', 'rolling', 'external'],
  ['DescribeServices', `${entry}.status`, 'rolling', 'blue-green-until-healthy'],
  ['DescribeServices', `${entry}.rolloutState`, 'rolling', 'blue-green-until-healthy'],
  ['DescribeServices', 'services.taskSets.status', 'code-deploy', 'code-deploy-until-healthy', 'external'],
  ['DescribeServiceDeployments', `${record}.status`, 'rolling', 'blue-green', 'blue-green-until-healthy'],
  ['DescribeServiceDeployments', `${record}.lifecycleStage`, 'blue-green', 'blue-green-until-healthy'],
  ['DescribeServiceDeployments', `${record}.lifecycleHookDetails.status`, 'blue-green-hook'],
  ['DescribeServiceDeployments', `${record}.lifecycleHookDetails.targetType`, 'blue-green-hook'],
  ['DescribeServiceRevisions', 'serviceRevisions.ecsManagedResources.ingressPaths.loadBalancer.status', 'express'],
  ['DescribeServiceRevisions', 'serviceRevisions.ecsManagedResources.gatewayConnections.status', 'gateway'],
  ['DescribeTasks', 'tasks.lastStatus', 'rolling', 'blue-green-until-healthy', 'external'],
  ['DescribeTasks', 'tasks.desiredStatus', 'rolling', 'blue-green-until-healthy', 'external'],
  ['DescribeTasks', 'tasks.containers.healthStatus', 'checked-container'],
  ['DescribeTargetHealth', target, 'rolling', 'blue-green', 'code-deploy', 'external'],
  ['ListTargets', 'items.status', 'lattice'],
  ['GetDeployment', 'deploymentInfo.status', 'code-deploy'],
  ['BatchGetDeploymentTargets', 'deploymentTargets.ecsTarget.status', 'code-deploy'],
  ['BatchGetDeploymentTargets', 'deploymentTargets.ecsTarget.lifecycleEvents.status', 'code-deploy'],
];

const played = (title: string, kind: Kind): Omit<ScenarioTest, 'expected'> => {
  const [service, inputs] = kinds[kind];
  const taskSetMade: readonly Action[] = [
    { at: 0, createTaskSet: 2, scalePercent: 100 },
    { at: 60, makePrimary: 2 },
  ];
  return {
    scenario: {
      title,
      services: [service],
      targetGroups: kind === 'lattice' ? {} : pairOf(brisk),
      actions: kind === 'external' ? taskSetMade : deployed,
    },
    inputs,
  };
};

function tested(operation: Operation, path: string, kind: Kind): ScenarioTest {
  const { scenario, ...rest } = played(`${operation} shows a value of ${path} that nobody knows`, kind);
  return {
    ...rest,
    scenario: { ...scenario, api: { unknownValues: [{ operation, path }] } },
    expected: { outcome: 'timed-out' },
  };
}

/** The same of each kind, when all values are known. */
export const controls: { readonly [kind: string]: ScenarioTest } = Object.fromEntries(
  (Object.keys(kinds) as readonly Kind[]).map((kind) => [
    kind,
    { ...played(`a sound deployment: ${kind}`, kind), expected: { outcome: 'healthy' } },
  ]),
);

/** `unknown-services-deployments-status-of-rolling`. */
const nameOf = (path: string, kind: Kind): string => `unknown-${path.replaceAll('.', '-')}-of-${kind}`;

export const unknownValues: { readonly [name: string]: ScenarioTest } = Object.fromEntries(
  unknown.flatMap(([operation, path, ...of]) => of.map((kind) => [nameOf(path, kind), tested(operation, path, kind)])),
);
