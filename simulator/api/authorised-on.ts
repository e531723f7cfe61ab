/**
 * What each call is authorised on: resource types by "Actions, resources, and condition keys" of each service in the Service
 * Authorization Reference, and the ARNs that one call names, written out or meant.
 */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { applicationOf, deploymentGroupOf } from '../code-deploy-defaults.ts';
import { ACCOUNT, awsNames, REGION } from '../world/aws-names.ts';
import type { World } from '../world/world.ts';

export type ResourceType =
  | 'service'
  | 'task'
  | 'container-instance'
  | 'service-deployment'
  | 'service-revision'
  | 'deploymentgroup'
  | 'deploymentconfig'
  | 'TargetGroup'
  | 'Rule'
  | 'Listener'
  | 'log-stream';

/** All of them must be allowed; none: AWS knows no resource level, and asks for `*`. */
export const resourceTypes: { readonly [Q in Operation]: readonly ResourceType[] } = {
  DescribeServices: ['service'],
  ListTasks: ['container-instance'],
  DescribeTasks: ['task'],
  DescribeTaskDefinition: [],
  ListServiceDeployments: ['service'],
  DescribeServiceDeployments: ['service', 'service-deployment'],
  DescribeServiceRevisions: ['service', 'service-revision'],
  DescribeContainerInstances: ['container-instance'],
  DescribeTargetGroups: [],
  DescribeTargetHealth: [],
  DescribeTargetGroupAttributes: [],
  DescribeRules: [],
  DescribeListeners: [],
  GetDeployment: ['deploymentgroup'],
  BatchGetDeploymentTargets: [],
  GetDeploymentConfig: ['deploymentconfig'],
  ListTargets: ['TargetGroup'],
  GetTargetGroup: ['TargetGroup'],
  GetRule: ['Rule'],
  GetListener: ['Listener'],
  GetLogEvents: ['log-stream'],
};

/** What calls name, of any operation. */
interface Named {
  readonly cluster?: string;
  readonly services?: readonly string[];
  readonly service?: string;
  readonly tasks?: readonly string[];
  readonly containerInstances?: readonly string[];
  readonly serviceDeploymentArns?: readonly string[];
  readonly serviceRevisionArns?: readonly string[];
  readonly deploymentId?: string;
  readonly deploymentConfigName?: string;
  readonly targetGroupIdentifier?: string;
  readonly serviceIdentifier?: string;
  readonly listenerIdentifier?: string;
  readonly ruleIdentifier?: string;
  readonly logGroupName?: string;
  readonly logStreamName?: string;
  readonly region?: string;
}

const isArn = (name: string): boolean => name.startsWith('arn:');
const last = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** Of a service deployment or revision, whose path is that of its service and its own id. */
const serviceOfArn = (arn: string): string =>
  arn.replace(/:service-(?:deployment|revision)\//, ':service/').replace(/\/[^/]+$/, '');
const clusterOfArn = (arn: string): string => serviceOfArn(arn).split('/')[1] ?? '';
const byArn = ({ serviceDeploymentArns, serviceRevisionArns }: Named): readonly string[] =>
  serviceDeploymentArns ?? serviceRevisionArns ?? [];

const clusterNameOf = (named: Named): string => byArn(named).map(clusterOfArn)[0] ?? last(named.cluster ?? 'default');

/** The condition key `ecs:cluster` of a call to ECS. */
export const clusterArnOf = (input: object): string => awsNames.cluster(clusterNameOf(input));

const arnsOf: { readonly [Type in ResourceType]: (named: Named, world: World, atMs: number) => readonly string[] } = {
  service: (named) => {
    const { services, service } = named;
    const names = services ?? (service === undefined ? undefined : [service]);
    return (
      names?.map((name) => (isArn(name) ? name : awsNames.service(clusterNameOf(named), name))) ?? byArn(named).map(serviceOfArn)
    );
  },
  task: (named) => (named.tasks ?? []).map((name) => (isArn(name) ? name : awsNames.task(clusterNameOf(named), name))),
  // ListTasks is authorised on all instances of the cluster, even for Fargate.
  'container-instance': (named) =>
    (named.containerInstances ?? ['*']).map((id) => (isArn(id) ? id : awsNames.containerInstance(clusterNameOf(named), id))),
  'service-deployment': ({ serviceDeploymentArns = [] }) => serviceDeploymentArns,
  'service-revision': ({ serviceRevisionArns = [] }) => serviceRevisionArns,
  deploymentgroup: ({ deploymentId }, world, atMs) => [codeDeployGroup(world, deploymentId, atMs)],
  deploymentconfig: ({ deploymentConfigName = '' }) => [awsNames.codeDeployConfiguration(deploymentConfigName)],
  TargetGroup: ({ targetGroupIdentifier = '' }) => [lattice('targetgroup', targetGroupIdentifier)],
  Listener: (named) => [latticeListener(named)],
  Rule: (named) => [`${latticeListener(named)}/rule/${last(named.ruleIdentifier ?? '')}`],
  'log-stream': ({ logGroupName = '', logStreamName = '', region = REGION }) => [
    `arn:aws:logs:${region}:${ACCOUNT}:log-group:${logGroupName}:log-stream:${logStreamName}`,
  ],
};

const lattice = (kind: string, id: string): string => (isArn(id) ? id : `arn:aws:vpc-lattice:${REGION}:${ACCOUNT}:${kind}/${id}`);
const latticeListener = ({ serviceIdentifier = '', listenerIdentifier = '' }: Named): string =>
  `${lattice('service', serviceIdentifier)}/listener/${last(listenerIdentifier)}`;

/** A deployment is authorised on its group; one that there is none of on any. */
function codeDeployGroup(world: World, id: string | undefined, atMs: number): string {
  const { setting } =
    world.stateAt(atMs).services.find(({ codeDeployDeployments }) => codeDeployDeployments.some((one) => one.id === id)) ?? {};
  return setting === undefined
    ? awsNames.codeDeployGroup('*', '*')
    : awsNames.codeDeployGroup(applicationOf(setting), deploymentGroupOf(setting));
}

/** Every resource that a call must be allowed on, at least one: `*` where AWS knows no resource level. */
export function authorisedOn(operation: Operation, input: object, world: World, atMs: number): readonly string[] {
  const arns = resourceTypes[operation].flatMap((type) => arnsOf[type](input, world, atMs));
  return arns.length > 0 ? arns : ['*'];
}
