/** A scenario with every default filled in: AWS's own where AWS has one. */
import { awsNames } from './world/aws-names.ts';
import {
  assertForwards,
  groupsOf,
  settleLoadBalancers,
  settleRules,
  type LoadBalancerSetting,
  type RuleSetting,
} from './load-balancer-defaults.ts';
import { assertStrategy } from './strategy-limits.ts';
import { assertBalancer, assertTaskSets } from './task-set-limits.ts';
import type { ApiBehaviour, BreakerSpec, ServiceKind, Scenario, ServiceSpec, TargetGroupSpec } from './scenario.ts';

export interface Setting {
  readonly services: readonly ServiceSetting[];
  readonly targetGroups: readonly TargetGroupSetting[];
  readonly rules: readonly RuleSetting[];
  readonly lagSeconds: Required<NonNullable<ApiBehaviour['lagSeconds']>>;
  readonly latencySeconds: number;
  readonly seed: number;
}

export interface ServiceSetting extends ServiceSpec {
  readonly name: string;
  readonly cluster: string;
  readonly kind: ServiceKind;
  readonly desired: number;
  readonly scheduling: 'REPLICA' | 'DAEMON';
  readonly launch: 'fargate' | 'fargate-provider' | 'ec2' | 'ec2-provider';
  readonly network: 'awsvpc' | 'bridge';
  readonly tasksPerInstance: number;
  readonly addresses: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly bakeMinutes: number;
  readonly failedEntryStaysSeconds: number;
  readonly loadBalancers: readonly LoadBalancerSetting[];
  /** The revision that runs from the beginning; undefined: none does. */
  readonly steadyRevision?: number;
  readonly breakerSetting?: Required<BreakerSpec>;
}

export interface TargetGroupSetting extends Required<Omit<TargetGroupSpec, 'path' | 'matcher'>> {
  readonly name: string;
  readonly arn: string;
  readonly port: number;
  /** The name of the load balancer that it belongs to, once a listener or rule uses it. */
  readonly loadBalancer: string;
  /** Absent for TCP checks. */
  readonly path?: string;
  readonly matcher?: string;
}

/** Read lags in seconds. Traces show "seconds at most"; stopped tasks and revisions are known to come later. */
const LAG_SECONDS = {
  DescribeServices: 1,
  ListTasks: 1,
  ListStoppedTasks: 2,
  DescribeTasks: 1,
  DescribeTaskDefinition: 0,
  ListServiceDeployments: 2,
  DescribeServiceDeployments: 2,
  DescribeServiceRevisions: 3,
  DescribeContainerInstances: 1,
  DescribeTargetGroups: 0,
  DescribeTargetHealth: 1,
  DescribeTargetGroupAttributes: 0,
  DescribeRules: 1,
  DescribeListeners: 1,
  GetDeployment: 1,
  BatchGetDeploymentTargets: 1,
  GetDeploymentConfig: 1,
  ListTargets: 1,
  GetTargetGroup: 1,
  GetRule: 1,
  GetListener: 1,
  GetLogEvents: 3,
} as const;

export function settle(scenario: Scenario): Setting {
  const services = scenario.services.map(settleService);
  const entries = services.flatMap(entriesOf);
  const all = [...new Set([...Object.keys(scenario.targetGroups ?? {}), ...entries.flatMap(groupsOf)])];
  const targetGroups = all.map((name) => settleTargetGroup(name, scenario.targetGroups?.[name] ?? {}, services));
  const groupNamed = (name: string): TargetGroupSetting => {
    const found = targetGroups.find((group) => group.name === name);
    if (found === undefined) throw new Error(`The scenario has no target group ${name}.`);
    return found;
  };
  for (const entry of entries) assertOneKind(groupsOf(entry).map(groupNamed));
  for (const service of services)
    for (const entry of entriesOf(service)) assertBalancer(service, groupNamed(entry.targetGroup).balancer);
  const rules = settleRules(scenario.rules ?? {}, entries, groupNamed);
  for (const { forwards } of rules) assertForwards(forwards, all);
  return {
    services,
    targetGroups,
    rules,
    lagSeconds: { ...LAG_SECONDS, ...scenario.api?.lagSeconds },
    latencySeconds: scenario.api?.latencySeconds ?? 0.05,
    seed: scenario.seed ?? 1,
  };
}

/** The service's own, and those of its revisions that have others. */
const entriesOf = (service: ServiceSetting): readonly LoadBalancerSetting[] => [
  ...service.loadBalancers,
  ...Object.keys(service.revisions).flatMap((revision) => loadBalancersOfRevision(service, Number(revision))),
];

/** One listener cannot forward to groups of two kinds of load balancer. */
function assertOneKind(groups: readonly TargetGroupSetting[]): void {
  if (new Set(groups.map((group) => group.balancer)).size > 1)
    throw new Error(`Of one kind of load balancer they must be: ${groups.map((group) => group.name).join(', ')}`);
}

/** Of one revision: its own, where it has any, else the service's. */
export function loadBalancersOfRevision(service: ServiceSetting, revision: number): readonly LoadBalancerSetting[] {
  const own = service.revisions[revision]?.loadBalancers;
  return own === undefined ? service.loadBalancers : settleLoadBalancers(service, own);
}

/** What ECS sets for an Express service, where the scenario does not ("Amazon ECS Express Mode services"). */
const EXPRESS: Partial<ServiceSpec> = {
  strategy: { type: 'CANARY' },
  graceSeconds: 300,
  breaker: { rollback: true },
  alarms: { rollback: true },
};

/** Whether its tasks are in task sets, which others make, and not in deployments of ECS. */
export const hasTaskSets = ({ kind }: Pick<ServiceSetting, 'kind'>): boolean => kind === 'code-deploy' || kind === 'external';

/** Whether ECS's own scheduler runs it; of the other kinds nothing moves by itself. */
export const isScheduled = (setting: ServiceSetting): boolean => hasTaskSets(setting) || scheduled.includes(setting.kind);

const scheduled: readonly ServiceKind[] = ['rolling', 'express', 'gateway', 'lattice'];

/** Whether ECS moves traffic: without load balancer and Service Connect a strategy only brings the tasks. */
export const shiftsTraffic = ({ strategy, loadBalancers, serviceConnect }: ServiceSetting): boolean =>
  strategy !== undefined && (loadBalancers.length > 0 || serviceConnect === true);

function settleService(given: ServiceSpec): ServiceSetting {
  const spec = given.kind === 'express' ? { ...EXPRESS, ...given } : given;
  if (spec.strategy !== undefined) assertStrategy(spec.strategy);
  assertTaskSets(spec);
  const daemon = spec.scheduling === 'DAEMON';
  const steady = spec.steady ?? Math.min(...Object.keys(spec.revisions).map(Number));
  return {
    ...spec,
    name: spec.name ?? 'api',
    cluster: spec.cluster ?? 'prod',
    kind: spec.kind ?? 'rolling',
    desired: daemon ? (spec.capacity?.[0]?.room ?? 1) : (spec.desired ?? 1),
    scheduling: spec.scheduling ?? 'REPLICA',
    launch: spec.launch ?? (daemon ? 'ec2' : 'fargate'),
    network: spec.network ?? 'awsvpc',
    tasksPerInstance: daemon ? 1 : (spec.tasksPerInstance ?? 4),
    addresses: spec.addresses ?? 50_000,
    minimumHealthyPercent: spec.minimumHealthyPercent ?? (daemon ? 0 : 100),
    maximumPercent: spec.maximumPercent ?? (daemon ? 100 : 200),
    bakeMinutes: spec.bakeMinutes ?? 0,
    failedEntryStaysSeconds: spec.failedEntryStaysSeconds ?? 106,
    loadBalancers: settleLoadBalancers(spec, spec.loadBalancers),
    ...(steady === false ? {} : { steadyRevision: steady }),
    ...(spec.breaker === undefined
      ? {}
      : {
          breakerSetting: {
            rollback: spec.breaker.rollback,
            threshold: spec.breaker.threshold ?? { type: 'BOUNDED_PERCENT', value: 50 },
            resetOnHealthyTask: spec.breaker.resetOnHealthyTask ?? true,
          },
        }),
  };
}

/** Defaults by load balancer: "Health checks for your target groups" of the ALB, the NLB and the VPC Lattice guide. */
export function settleTargetGroup(name: string, spec: TargetGroupSpec, services: readonly ServiceSetting[]): TargetGroupSetting {
  const users = services.flatMap((service) =>
    entriesOf(service)
      .filter((entry) => groupsOf(entry).includes(name))
      .map((entry) => ({ ...entry, bridge: service.network === 'bridge', kind: service.kind })),
  );
  const paired = users.find(({ pair }) => pair !== undefined);
  const balancer = spec.balancer ?? (users.some(({ kind }) => kind === 'lattice') ? 'LATTICE' : 'ALB');
  const version = spec.version ?? 'HTTP1';
  const checkProtocol = spec.checkProtocol ?? (balancer === 'NLB' ? 'TCP' : 'HTTP');
  const byHttp = checkProtocol !== 'TCP';
  // VPC Lattice checks by plain HTTP whatever its targets speak.
  const grpc = version === 'GRPC' && balancer === 'ALB';
  return {
    name,
    arn: awsNames.targetGroup(name, balancer),
    port: users[0]?.port ?? 80,
    targetType: spec.targetType ?? (users.some((user) => user.bridge) ? 'instance' : 'ip'),
    balancer,
    protocol: spec.protocol ?? (balancer === 'NLB' ? 'TCP' : 'HTTP'),
    version,
    checkProtocol,
    ...(byHttp ? { path: spec.path ?? (grpc ? '/AWS.ALB/healthcheck' : '/') } : {}),
    ...(byHttp ? { matcher: spec.matcher ?? (balancer === 'NLB' ? '200-399' : grpc ? '12' : '200') } : {}),
    checkPort: spec.checkPort ?? 'traffic-port',
    intervalSeconds: spec.intervalSeconds ?? 30,
    timeoutSeconds: spec.timeoutSeconds ?? (balancer !== 'NLB' ? 5 : checkProtocol === 'HTTP' ? 6 : 10),
    healthyThreshold: spec.healthyThreshold ?? 5,
    unhealthyThreshold: spec.unhealthyThreshold ?? 2,
    deregistrationDelaySeconds: spec.deregistrationDelaySeconds ?? 300,
    slowStartSeconds: spec.slowStartSeconds ?? 0,
    // Of a pair, only what a rule names is used.
    listener: spec.listener ?? paired === undefined,
    loadBalancer: paired?.targetGroup ?? name,
    zones: (balancer === 'LATTICE' ? undefined : spec.zones) ?? ['a', 'b'],
    checksDisabled: spec.checksDisabled ?? (balancer === 'LATTICE' && version !== 'HTTP1'),
    addressesInUse: spec.addressesInUse ?? false,
    foreign: spec.foreign ?? [],
  };
}
