/** A scenario with every default filled in: AWS's own where AWS has one. */
import { awsNames } from './world/aws-names.ts';
import type { ApiBehaviour, BreakerSpec, ServiceKind, Revision, Scenario, ServiceSpec, TargetGroupSpec } from './scenario.ts';

export interface Setting {
  readonly services: readonly ServiceSetting[];
  readonly targetGroups: readonly TargetGroupSetting[];
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

export interface LoadBalancerSetting {
  readonly targetGroup: string;
  readonly port: number;
}

export interface TargetGroupSetting extends Required<Omit<TargetGroupSpec, 'path' | 'matcher'>> {
  readonly name: string;
  readonly arn: string;
  readonly port: number;
  readonly targetType: 'ip' | 'instance';
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
  GetLogEvents: 3,
} as const;

export function settle(scenario: Scenario): Setting {
  const services = scenario.services.map(settleService);
  const listed = Object.keys(scenario.targetGroups ?? {});
  const used = services.flatMap((service) => [
    ...service.loadBalancers,
    ...Object.values(service.revisions).flatMap((revision: Revision) => revision.loadBalancers ?? []),
  ]);
  const all = [...new Set([...listed, ...used.map((balancer) => balancer.targetGroup)])];
  return {
    services,
    targetGroups: all.map((name) => settleTargetGroup(name, scenario.targetGroups?.[name] ?? {}, services)),
    lagSeconds: { ...LAG_SECONDS, ...scenario.api?.lagSeconds },
    latencySeconds: scenario.api?.latencySeconds ?? 0.05,
    seed: scenario.seed ?? 1,
  };
}

function settleLoadBalancers(specs: ServiceSpec['loadBalancers']): readonly LoadBalancerSetting[] {
  return (specs ?? []).map((spec) => ({ targetGroup: spec.targetGroup, port: spec.port ?? 3000 }));
}

/** Of one revision: its own, where it has any, else the service's. */
export function loadBalancersOfRevision(service: ServiceSetting, revision: number): readonly LoadBalancerSetting[] {
  const own = service.revisions[revision]?.loadBalancers;
  return own === undefined ? service.loadBalancers : settleLoadBalancers(own);
}

function settleService(spec: ServiceSpec): ServiceSetting {
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
    loadBalancers: settleLoadBalancers(spec.loadBalancers),
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

/** Defaults by load balancer: "Health checks for your target groups" of the ALB and the NLB guide. */
export function settleTargetGroup(name: string, spec: TargetGroupSpec, services: readonly ServiceSetting[]): TargetGroupSetting {
  const users = services.flatMap((service) =>
    [
      service.loadBalancers,
      ...Object.values(service.revisions).map((revision: Revision) => settleLoadBalancers(revision.loadBalancers)),
    ]
      .flat()
      .filter((balancer) => balancer.targetGroup === name)
      .map((balancer) => ({ port: balancer.port, bridge: service.network === 'bridge' })),
  );
  const balancer = spec.balancer ?? 'ALB';
  const version = spec.version ?? 'HTTP1';
  const checkProtocol = spec.checkProtocol ?? (balancer === 'NLB' ? 'TCP' : 'HTTP');
  const byHttp = checkProtocol !== 'TCP';
  const grpc = version === 'GRPC';
  return {
    name,
    arn: awsNames.targetGroup(name),
    port: users[0]?.port ?? 80,
    targetType: users.some((user) => user.bridge) ? 'instance' : 'ip',
    balancer,
    protocol: spec.protocol ?? (balancer === 'NLB' ? 'TCP' : 'HTTP'),
    version,
    checkProtocol,
    ...(byHttp ? { path: spec.path ?? (grpc ? '/AWS.ALB/healthcheck' : '/') } : {}),
    ...(byHttp ? { matcher: spec.matcher ?? (balancer === 'NLB' ? '200-399' : grpc ? '12' : '200') } : {}),
    checkPort: spec.checkPort ?? 'traffic-port',
    intervalSeconds: spec.intervalSeconds ?? 30,
    timeoutSeconds: spec.timeoutSeconds ?? (balancer === 'ALB' ? 5 : checkProtocol === 'HTTP' ? 6 : 10),
    healthyThreshold: spec.healthyThreshold ?? 5,
    unhealthyThreshold: spec.unhealthyThreshold ?? 2,
    deregistrationDelaySeconds: spec.deregistrationDelaySeconds ?? 300,
    slowStartSeconds: spec.slowStartSeconds ?? 0,
    listener: spec.listener ?? true,
    zones: spec.zones ?? ['a', 'b'],
    checksDisabled: spec.checksDisabled ?? false,
    foreign: spec.foreign ?? [],
  };
}
