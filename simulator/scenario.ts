/**
 * The scenario language: a small readable value that says what there is, what the app does, what people do, and how the
 * API behaves. Times (`at`, `from`, `until`) are seconds from the scenario's start, negative ones lie before it;
 * durations carry their unit in the name. Everything has a default (`defaults.ts`), so a scenario names only what matters.
 */
import type { Operation } from '../src/observe/aws/operations.ts';
import type { Balancer } from './world/aws-names.ts';

/** The moment that is second 0 of every scenario. */
export const START = Date.UTC(2026, 0, 5, 10, 0, 0);

export interface Scenario {
  /** One sentence: what goes on here. */
  readonly title: string;
  readonly services: readonly ServiceSpec[];
  /** By name; a group that a service uses and that is not listed here has all defaults. */
  readonly targetGroups?: { readonly [name: string]: TargetGroupSpec };
  /** Listener rules (ALB) and listeners (NLB) by name; one that a load balancer names and that is not listed here is born sending all to the first group of its pair. */
  readonly rules?: { readonly [name: string]: RuleSpec };
  readonly actions?: readonly Action[];
  readonly api?: ApiBehaviour;
  /** Shifts every random choice (latencies within their range, ids). */
  readonly seed?: number;
}

/** What the deployment controller or load balancer of a service is; `rolling` is ECS's own, with any `strategy`, as is that of `lattice`. */
export type ServiceKind = 'rolling' | 'code-deploy' | 'external' | 'express' | 'classic' | 'lattice' | 'gateway';

/** Where a rule sends requests: by target group, in weights of which the shares count. */
export interface RuleSpec {
  readonly forwards: { readonly [targetGroup: string]: number };
  /** Of VPC Lattice, which has both: the default action of a listener instead of a rule. */
  readonly isListener?: true;
}

/** `deploymentConfiguration.strategy` and what goes with it; the bake time is the service's `bakeMinutes`. */
export interface StrategySpec {
  readonly type: 'BLUE_GREEN' | 'LINEAR' | 'CANARY';
  /** LINEAR: percent a step; CANARY: percent of the first of two. AWS's defaults: 10 and 5. */
  readonly stepPercent?: number;
  /** After each step but the last, or after the canary; AWS's defaults: 6 and 10. */
  readonly stepBakeMinutes?: number;
  readonly hooks?: readonly HookSpec[];
  /** What the infrastructure role may not do at the load balancer: to read its rules, at the start, or to change them, at a shift. */
  readonly roleLacks?: 'read' | 'change';
  /** What nobody could verify about these deployments, and what is shown in their course. */
  readonly shows?: ProgressiveVariants;
}

export type LifecycleStage =
  | 'RECONCILE_SERVICE'
  | 'PRE_SCALE_UP'
  | 'SCALE_UP'
  | 'POST_SCALE_UP'
  | 'TEST_TRAFFIC_SHIFT'
  | 'POST_TEST_TRAFFIC_SHIFT'
  | 'PRE_PRODUCTION_TRAFFIC_SHIFT'
  | 'PRODUCTION_TRAFFIC_SHIFT'
  | 'POST_PRODUCTION_TRAFFIC_SHIFT'
  | 'BAKE_TIME'
  | 'CLEAN_UP';

export interface HookSpec {
  readonly stages: readonly LifecycleStage[];
  /** A pause waits for the action `resume`, or for its own end. */
  readonly type: 'lambda' | 'pause';
  /** Of a function; default SUCCEEDED. */
  readonly answers?: 'SUCCEEDED' | 'FAILED' | 'unparsable' | 'not-assumable' | 'not-invokable';
  /** Of a function: default 5. */
  readonly takesSeconds?: number;
  /** Of a pause: AWS's defaults are 1440 and ROLLBACK. */
  readonly timeoutMinutes?: number;
  readonly timeoutAction?: 'CONTINUE' | 'ROLLBACK';
}

/** Each is unverified, or varies: the verdict must be the same whatever it is. */
export interface ProgressiveVariants {
  /** When `resolvedConfiguration` is told: default `registration`, when tasks register; `wrong`: it names the other group. */
  readonly resolved?: 'start' | 'registration' | 'shift' | 'never' | 'wrong';
  /** Requested weights; default true. */
  readonly weights?: boolean;
  /** A stage PRE_PRODUCTION_TRAFFIC_SHIFT of its own before every step; default false. */
  readonly preProductionStage?: boolean;
  /** Another stage than ECS documents, in place of this one. */
  readonly stageNamed?: { readonly [stage in LifecycleStage]?: string };
  /** Which is said first at the end; default `SUCCESSFUL`, 38 s before `COMPLETED`. */
  readonly saidFirst?: 'SUCCESSFUL' | 'COMPLETED' | 'together';
  /** `rolloutState` in deployments[]; default true. */
  readonly rolloutState?: boolean;
  /** The stage stays told after the end; default false. */
  readonly stageStays?: boolean;
  /** Hooks that have ended stay told for the rest of their stage; default false. */
  readonly endedHooks?: boolean;
  /** PRIMARY goes back to the old revision in a rollback; default true. */
  readonly primaryGoesBack?: boolean;
  /** The rollback shows stages of its own, going back; default true. */
  readonly stageGoesBack?: boolean;
}

/**
 * A deployment group of CodeDeploy, the AppSpec's hooks, and what nobody could verify. The pair of target groups and the
 * listeners are the load balancer's `alternate`, `productionRule` and `testRule`.
 */
export interface CodeDeploySpec {
  /** Default: all at once. What is none of AWS's own configurations is one of the user's. */
  readonly shift?: TrafficShiftSpec;
  /** How long the new task set waits for somebody to let it have traffic, and what happens then; default: not at all. */
  readonly ready?: { readonly waitMinutes: number; readonly action: 'CONTINUE_DEPLOYMENT' | 'STOP_DEPLOYMENT' };
  /** Default 5. */
  readonly terminationWaitMinutes?: number;
  /** The old task set stays, and there is no termination wait. */
  readonly keepAlive?: true;
  /** What makes CodeDeploy roll back by itself; default: nothing does. */
  readonly autoRollback?: readonly ('DEPLOYMENT_FAILURE' | 'DEPLOYMENT_STOP_ON_ALARM' | 'DEPLOYMENT_STOP_ON_REQUEST')[];
  readonly hooks?: readonly CodeDeployHookSpec[];
  /** Names of CloudWatch alarms that watch deployments (see the action `alarm`). */
  readonly alarms?: readonly string[];
  /** Who began its deployments: `user` (default), `CloudFormation` … */
  readonly creator?: string;
  /** Where the task set comes from that runs from the beginning: default a deployment of CodeDeploy's; else the service's creation. */
  readonly steadyFrom?: 'deployment' | 'creation';
  /** CodeDeploy's role may not change the listener. */
  readonly roleLacks?: 'change';
  /** ECS or the load balancer refuses what CodeDeploy asks for when traffic is to be shifted, in AWS's words. */
  readonly refused?: { readonly code: string; readonly text: string };
  readonly shows?: CodeDeployVariants;
}

/** Percent: of the canary, or of each step; minutes: after the canary, or between two steps. */
export type TrafficShiftSpec =
  { readonly type: 'all-at-once' } | { readonly type: 'canary' | 'linear'; readonly percent: number; readonly minutes: number };

export interface CodeDeployHookSpec {
  readonly event: 'BeforeInstall' | 'AfterInstall' | 'AfterAllowTestTraffic' | 'BeforeAllowTraffic' | 'AfterAllowTraffic';
  /** Default Succeeded; `never`: no callback comes within the hour. */
  readonly answers?: 'Succeeded' | 'Failed' | 'never';
  /** Default 5. */
  readonly takesSeconds?: number;
}

/** Each is unverified, or varies: the verdict must be the same whatever it is. */
export interface CodeDeployVariants {
  /** All at once: the listener names the idle group with weight 0, so that its targets are checked before the shift; default false. Canary and linear always do. */
  readonly checkedEarly?: boolean;
  /** When the new task set becomes PRIMARY: with the first traffic that it gets, with all of it (default), or when AllowTraffic is over. */
  readonly primaryFrom?: 'first-traffic' | 'all-traffic' | 'after-shift';
  /** The deployment's status in the termination wait; default InProgress. */
  readonly terminationStatus?: 'InProgress' | 'Baking';
  /** The deployment's status while it waits for somebody to let the new set have traffic; default Ready. */
  readonly readyStatus?: 'Ready' | 'InProgress';
  /** trafficWeight of task sets; default true. */
  readonly weights?: boolean;
  /** taskSetLabel, Blue or Green; default true. */
  readonly labels?: boolean;
  /** The target's events that have not begun are told as Pending; default true. */
  readonly pendingEvents?: boolean;
  /** errorInformation.code of the sixty minutes that have passed in vain; default TIMEOUT. */
  readonly timeoutCode?: string;
  /** Without a rollback the new task set of a failed deployment stays ACTIVE; default true. */
  readonly failedSetStays?: boolean;
  /** A service event tells of the old task set's connections that drain; default true. */
  readonly oldSetEvents?: boolean;
  /** externalId of a task set that the service's creation made; default: none. */
  readonly firstExternalId?: string;
}

export interface ServiceSpec {
  /** Default `api`. */
  readonly name?: string;
  /** Default `prod`. */
  readonly cluster?: string;
  readonly kind?: ServiceKind;
  /** Default ROLLING. An Express service is always a CANARY. */
  readonly strategy?: StrategySpec;
  /** Of kind `code-deploy`. */
  readonly codeDeploy?: CodeDeploySpec;
  /** Service Connect carries its traffic; with a `strategy` and no load balancer ECS shifts that traffic. */
  readonly serviceConnect?: true;
  /** What ECS owns for an Express service or a gateway that is not ACTIVE from the beginning. */
  readonly managed?: readonly ManagedResourceSpec[];
  /** Default 1; a DAEMON has one task an instance instead. */
  readonly desired?: number;
  readonly scheduling?: 'REPLICA' | 'DAEMON';
  /** `*-provider`: by capacity provider, where tasks wait in PROVISIONING; `ec2` says that it cannot place instead. */
  readonly launch?: 'fargate' | 'fargate-provider' | 'ec2' | 'ec2-provider';
  /** What there is room for, and from when; no entry: room for all. EC2 counts instances, Fargate tasks. */
  readonly capacity?: readonly CapacityStep[];
  /** How many tasks fit on one EC2 instance; default 4. */
  readonly tasksPerInstance?: number;
  /** `bridge` (with dynamic host ports) makes `instance` targets; default `awsvpc`. */
  readonly network?: 'awsvpc' | 'bridge';
  /** How many private addresses there are; a small number makes a new task take the address of one just gone. */
  readonly addresses?: number;
  readonly minimumHealthyPercent?: number;
  readonly maximumPercent?: number;
  readonly breaker?: BreakerSpec;
  /** Whether a CloudWatch alarm watches deployments (see the action `alarm`), and whether it rolls back. */
  readonly alarms?: { readonly rollback: boolean };
  readonly bakeMinutes?: number;
  /** healthCheckGracePeriodSeconds; absent where not given. */
  readonly graceSeconds?: number;
  readonly loadBalancers?: readonly LoadBalancerSpec[];
  /** By task definition revision number. */
  readonly revisions: { readonly [revision: number]: Revision };
  /** The revision that has run, healthy, for a day before the start; default: the lowest; `false`: see the action `create`. */
  readonly steady?: number | false;
  /** What the role with which ECS calls the load balancer may not do: no target is ever registered. */
  readonly roleLacks?: 'register';
  /** ECS leaves unhealthy tasks alone, as when nothing may be stopped. */
  readonly keepsUnhealthy?: boolean;
  /** What DescribeServices says of it; `INACTIVE` is a deleted service that is still shown. */
  readonly status?: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  /** DescribeServices shows task sets beside deployments, as no one controller has them. */
  readonly showsTaskSets?: true;
  /** From when on the cluster exists; default: always. */
  readonly clusterFrom?: number;
  /** How long a failed entry stays in `deployments[]` after a rollback; default 106. */
  readonly failedEntryStaysSeconds?: number;
}

export interface CapacityStep {
  readonly at: number;
  readonly room: number;
  /** What ECS calls the reason where there is no room; default: memory on EC2, capacity on Fargate. */
  readonly lacks?: Shortage;
}

/** Of the nearest container instance; of Fargate (`capacity`, `quota`, `zone`). No instance at all is a `room` of 0. */
export type Shortage = InstanceShortage | 'capacity' | 'quota' | 'zone';
export type InstanceShortage = 'memory' | 'cpu' | 'gpu' | 'network-interface' | 'port' | 'attribute' | 'agent';

export interface BreakerSpec {
  readonly rollback: boolean;
  readonly threshold?: { readonly type: 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT' | 'COUNT'; readonly value: number };
  /** Default true. */
  readonly resetOnHealthyTask?: boolean;
}

export interface LoadBalancerSpec {
  /** A name in `targetGroups`. */
  readonly targetGroup: string;
  /** containerPort; default 3000. */
  readonly port?: number;
  /** The second group of the pair, by name; needed with a `strategy`, and for deployments by CodeDeploy. */
  readonly alternate?: string;
  /** A name in `rules`; where there is a pair, default `<targetGroup>-production`. Of CodeDeploy it is a listener. */
  readonly productionRule?: string;
  readonly testRule?: string;
}

export interface ManagedResourceSpec {
  readonly resource: 'load-balancer' | 'certificate' | 'listener' | 'rule' | 'target-group' | 'gateway-connection';
  /** From when on it shows this status; before, it is ACTIVE. */
  readonly at: number;
  readonly status: string;
  readonly reason?: string;
  readonly until?: number;
}

/** Defaults are those of AWS for the kind of load balancer. */
export interface TargetGroupSpec {
  /** Default ALB; of a service of the kind `lattice` LATTICE. */
  readonly balancer?: Balancer;
  readonly protocol?: 'HTTP' | 'HTTPS' | 'TCP' | 'TLS' | 'UDP';
  readonly version?: 'HTTP1' | 'HTTP2' | 'GRPC';
  /** Where ECS registers no tasks, whatever the service says; default: as the service's network asks for. */
  readonly targetType?: 'ip' | 'instance' | 'alb' | 'lambda';
  readonly checkProtocol?: 'HTTP' | 'HTTPS' | 'TCP';
  readonly path?: string;
  readonly matcher?: string;
  /** HealthCheckPort, `traffic-port` or a number. */
  readonly checkPort?: string;
  readonly intervalSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly healthyThreshold?: number;
  readonly unhealthyThreshold?: number;
  readonly deregistrationDelaySeconds?: number;
  readonly slowStartSeconds?: number;
  /** `false`: no listener or rule uses the group, so it belongs to no load balancer and no check ever runs. */
  readonly listener?: boolean;
  /** Zones (`a`, `b`) enabled for the load balancer; default both, and so always with VPC Lattice, which has none to enable. */
  readonly zones?: readonly string[];
  /** Default false; of VPC Lattice true unless the version is HTTP1. */
  readonly checksDisabled?: boolean;
  /** The addresses that are registered belong to a load balancer already. */
  readonly addressesInUse?: boolean;
  /** Targets that are none of the services' tasks. */
  readonly foreign?: readonly { readonly id: string; readonly port: number; readonly answers: Answer }[];
}

/** What a request gets: a status (or gRPC) code, no reply within any timeout, or a refused connection. */
export type Answer = number | 'hang' | 'refuse';

/** One answer for all paths, or by path, where `*` stands for the rest (404 if absent). */
export type Answers = Answer | { readonly [path: string]: Answer };

export interface Behaviour {
  readonly answers?: Answers;
  /** How long an answer takes; a longer time than the check's timeout is a timeout. */
  readonly respondSeconds?: number;
  /** What the container health check's command finds; default `passes`. */
  readonly containerCheck?: 'passes' | 'fails';
  /** The essential container exits with this code. */
  readonly exits?: number;
  /** The container is killed for its use of memory, exit code 137. */
  readonly outOfMemory?: true;
}

export interface App extends Behaviour {
  /** From the container's start until it listens; default 1. */
  readonly bootSeconds?: number;
  /** Default: the load balancer's port. */
  readonly listensOn?: number;
  /** What else it does, from a time of the container's life (`afterSeconds`) or of the scenario (`at`) on; later wins. */
  readonly later?: readonly (Behaviour & ({ readonly afterSeconds: number } | { readonly at: number }))[];
  readonly cannotStart?: CannotStart;
  readonly logs?: readonly { readonly afterSeconds: number; readonly line: string }[];
  /** SIGTERM is ignored, so that it is killed 30 s later with 137; default: exits with 143 after 1 s. */
  readonly ignoresSigterm?: boolean;
  /** Exit code on SIGTERM; default 143. */
  readonly sigtermExit?: number;
}

/** A task that never starts, in AWS's words. */
export interface CannotStart {
  readonly reason: string;
  /** From its creation until it is given up; default: 130 for a pull, which is tried again and again, else 35. */
  readonly afterSeconds?: number;
  /** Tasks created from then on start. */
  readonly until?: number;
  /** The attempt leaves no task: only an event tells. */
  readonly leavesNoTask?: true;
}

export interface Revision extends App {
  /** Single tasks that behave otherwise, by their ordinal (from 1) among the tasks of this revision. */
  readonly tasks?: { readonly [ordinal: number]: App };
  readonly check?: ContainerCheckSpec;
  /** A side container: its name, and whether it is essential. It runs and has no health check. */
  readonly sidecar?: { readonly name: string; readonly essential: boolean };
  /** awslogs in the group `/ecs/<service>` unless said otherwise. */
  readonly logDriver?: {
    readonly driver: 'awslogs' | 'awsfirelens' | 'splunk' | 'json-file';
    readonly group?: string;
    readonly region?: string;
  };
  /** Target groups of this revision, where they differ from the service's. */
  readonly loadBalancers?: readonly LoadBalancerSpec[];
  /** The image's name; default `<service>:<revision>`. */
  readonly image?: string;
}

/** Container health check; ECS's defaults: 30, 5, 3, 0. */
export interface ContainerCheckSpec {
  /** What its command asks for; default `/`. Whether it is answered is the app's `containerCheck`. */
  readonly path?: string;
  readonly intervalSeconds?: number;
  readonly timeoutSeconds?: number;
  readonly retries?: number;
  readonly startPeriodSeconds?: number;
}

/** What stops a task that the deployment is not to blame for. */
export type Interruption =
  'spot' | 'maintenance' | 'az-rebalancing' | 'instance-draining' | 'instance-stopped' | 'host-terminated' | 'user';

/** What somebody does. `service` is needed where there are several: its name. */
export type Action = { readonly at: number; readonly service?: string } & (
  | { /** Creates the service with this revision. */ readonly create: number }
  /** By UpdateService, or with kind `code-deploy` by CodeDeploy's CreateDeployment. */
  | { readonly deploy: number }
  | { /** forceNewDeployment of the same revision. */ readonly redeploy: true }
  | { readonly scale: number }
  /** Stops as many RUNNING tasks, oldest first, of the PRIMARY deployment (`new`, default) or of the others (`old`). */
  | { readonly interrupt: Interruption; readonly tasks?: number; readonly of?: 'new' | 'old' }
  /** StopServiceDeployment ROLLBACK; CodeDeploy's StopDeployment with autoRollbackEnabled. */
  | { readonly rollBack: true }
  /** The deployment ends without a rollback: service deployment STOPPED; CodeDeploy's StopDeployment, which rolls back only where the group says so. */
  | { readonly stopDeployment: true }
  /** What the newest service deployment shows from now on, until ECS changes it; also what no documentation names. */
  | { readonly serviceDeploymentStatus: string }
  /** The alarm that watches deployments goes off. */
  | { readonly alarm: true }
  /** Somebody else moves traffic: Terraform that resets a rule, a person at the console. `undefined` weights: the rule is deleted. */
  | { readonly setRule: string; readonly forwards: RuleSpec['forwards'] | undefined }
  /** ContinueServiceDeployment for the pause that waits; CodeDeploy's ContinueDeployment knows CONTINUE alone. */
  | { readonly resume: 'CONTINUE' | 'ROLLBACK' }
  /** What the newest CodeDeploy deployment shows from now on, until CodeDeploy changes it; also what no documentation names. */
  | { readonly codeDeployStatus: string }
  /** CreateTaskSet, with kind `external`. `targetGroup`: default the one of the pair that the newest set does not use. */
  | { readonly createTaskSet: number; readonly scalePercent: number; readonly targetGroup?: string; readonly externalId?: string }
  /** UpdateTaskSet, UpdateServicePrimaryTaskSet, DeleteTaskSet: of the newest set of this revision. */
  | { readonly scaleTaskSet: number; readonly scalePercent: number }
  | { readonly makePrimary: number }
  | { readonly deleteTaskSet: number }
  | { readonly reconfigure: string; readonly to: TargetGroupSpec }
  /** Somebody takes all targets of the PRIMARY deployment out of a group by hand, and its tasks go on. */
  | { readonly deregister: string }
  /** DeleteTargetGroup, which is refused while a listener or rule names the group; whoever asks for it then is told that there is none. */
  | { readonly deleteTargetGroup: string }
  /** ECS says something of the service in an event, in AWS's words: of what goes on where nothing else shows it. */
  | { readonly event: string }
  | { readonly remove: true }
);

export interface ApiBehaviour {
  /** How long an answer takes; default 0.05. */
  readonly latencySeconds?: number;
  /** How old the state is that an answer shows; see `defaults.ts`. `ListStoppedTasks` is ListTasks of desired STOPPED. */
  readonly lagSeconds?: { readonly [Q in Operation | 'ListStoppedTasks']?: number };
  /** Between `from` and `until` the operation shows the state of `showing`: eventual consistency at its worst. */
  readonly stale?: readonly {
    readonly operation: Operation;
    readonly from?: number;
    readonly until: number;
    readonly showing: number;
  }[];
  readonly omissions?: readonly Omission[];
  readonly unknownValues?: readonly UnknownValue[];
  /** The first fault that fits a call befalls it. */
  readonly faults?: readonly Fault[];
  /** How many elements of a list one answer holds at the most; default: as many as are asked for. */
  readonly pageSize?: number;
  /** Buckets that hold other than AWS documents. */
  readonly limits?: { readonly [B in Bucket]?: BucketLimit };
  /** Others in the account who take tokens from the same buckets; more than AWS gives back, and calls are throttled. */
  readonly neighbours?: readonly Neighbour[];
}

/** Families of operations that AWS throttles apart. */
export type Bucket =
  | 'service-read'
  | 'cluster-resource-read'
  | 'service-deployment'
  | 'service-revision'
  | 'task-definition-read'
  | 'load-balancer-read';

/** How many tokens a bucket holds, and how many come back in a second. */
export interface BucketLimit {
  readonly burst: number;
  readonly perSecond: number;
}

export interface Neighbour {
  readonly bucket: Bucket;
  readonly callsPerSecond: number;
  readonly from?: number;
  readonly until?: number;
}

/** An answer that lacks something: its lists under this member, wherever they stand, are empty, or without the elements of a name. */
export interface Omission {
  readonly operation: Operation;
  readonly member: string;
  readonly named?: string;
  readonly from?: number;
  readonly until?: number;
}

/** A member of an answer has a value that nobody knows, as AWS may add one any day. */
export interface UnknownValue {
  readonly operation: Operation;
  /** Of the member, lists left out: `services.deployments.rolloutState`. Where it is not told, it stays so. */
  readonly path: string;
  readonly from?: number;
  readonly until?: number;
}

export interface Fault {
  readonly fault:
    | 'throttled'
    | 'server-error'
    | 'hangs'
    | 'late'
    | 'denied'
    | 'expired-credentials'
    | 'no-credentials'
    | 'no-such-host'
    | 'html'
    /** The connection breaks before there is an answer. */
    | 'reset'
    /** The answer ends in its middle. */
    | 'truncated';
  /** Default: all. */
  readonly operations?: readonly Operation[];
  readonly from?: number;
  readonly until?: number;
  /** Befalls every n-th of the calls that fit otherwise; default 1. */
  readonly every?: number;
  /** Befalls this share of them at random, from 0 to 1, by `seed` (default: the scenario's); each request of the SDK's is drawn for anew. */
  readonly share?: number;
  readonly seed?: number;
  /** Befalls only what is asked for a further page of a list. */
  readonly furtherPages?: true;
  /** For `late`: how long AWS takes; the answer shows the state of its end. Default 5. */
  readonly seconds?: number;
}
