/**
 * The state of the pretend AWS, as it truly is at a time: plain, immutable, and kept for ever, so that an answer can show
 * the state of some seconds ago and the oracle can read all of history. Times are milliseconds since the epoch.
 */
import type { LifecycleStage, Scenario } from '../scenario.ts';
import type { Setting, TargetGroupSetting, ServiceSetting } from '../scenario-defaults.ts';

export interface World {
  readonly scenario: Scenario;
  readonly setting: Setting;
  /** Plays on until `atMs`; what has been played costs nothing. Every other function below does this by itself. */
  playTo(atMs: number): void;
  stateAt(atMs: number): WorldState;
  /** The times in (fromMs, untilMs] at which anything visible changed, ascending, each once. */
  changes(fromMs: number, untilMs: number): readonly number[];
  /** By cluster and name; undefined before it is created. */
  serviceAt(cluster: string, name: string, atMs: number): ServiceState | undefined;
  /** Of one service, those created by then and not yet forgotten (one hour after they stopped); oldest first. */
  tasksAt(cluster: string, name: string, atMs: number): readonly TaskState[];
  taskAt(taskId: string, atMs: number): TaskState | undefined;
  targetGroupAt(arn: string, atMs: number): TargetGroupState | undefined;
  /** By the rule's ARN, or the listener's; undefined: there is none. */
  ruleAt(arn: string, atMs: number): ListenerRuleState | undefined;
}

export interface WorldState {
  readonly atMs: number;
  readonly services: readonly ServiceState[];
  readonly tasks: readonly TaskState[];
  readonly targetGroups: readonly TargetGroupState[];
  readonly rules: readonly ListenerRuleState[];
}

export interface ServiceState {
  readonly setting: ServiceSetting;
  readonly cluster: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  readonly createdAt: number;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  /** The revision number that the service points to. */
  readonly revision: number;
  /** As shown in `deployments[]`: PRIMARY first. */
  readonly deployments: readonly DeploymentState[];
  /** All since the service exists, newest first; DescribeServiceDeployments and …Revisions know them for 90 days. */
  readonly serviceDeployments: readonly ServiceDeploymentState[];
  readonly serviceRevisions: readonly ServiceRevisionState[];
  /** In place of `deployments`, where the controller is not ECS; oldest first. */
  readonly taskSets: readonly TaskSetState[];
  /** Of CodeDeploy, newest first. */
  readonly codeDeployDeployments: readonly CodeDeployDeploymentState[];
  /** Newest first, 100 at most. */
  readonly events: readonly EventState[];
}

export interface DeploymentState {
  /** `ecs-svc/<19 digits>`; the digits are also its service revision's, and the id its tasks' `startedBy`. */
  readonly id: string;
  /** `DRAINING` is undocumented, and seen on a rolled-back entry. */
  readonly status: 'PRIMARY' | 'ACTIVE' | 'DRAINING';
  readonly revision: number;
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly failedTasks: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly rolloutState: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  readonly rolloutStateReason: string;
}

/** A task set: the service's own where the controller is CODE_DEPLOY or EXTERNAL. */
export interface TaskSetState {
  /** `ecs-svc/<19 digits>`; also the id its tasks' `startedBy`. */
  readonly id: string;
  readonly status: 'PRIMARY' | 'ACTIVE' | 'DRAINING';
  readonly revision: number;
  /** `CODE_DEPLOY` of one that CodeDeploy made. */
  readonly startedBy?: string;
  /** The CodeDeploy deployment's id, or whatever a third party wrote. */
  readonly externalId?: string;
  readonly scalePercent: number;
  /** computedDesiredCount: of the service's desired count, rounded up. */
  readonly desiredCount: number;
  readonly runningCount: number;
  readonly pendingCount: number;
  readonly isSteady: boolean;
  /** Since when it is or is not steady. */
  readonly stabilityAt: number;
  /** Where its tasks register; absent without a load balancer. */
  readonly targetGroupArn?: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export type CodeDeployStatus = 'Created' | 'Queued' | 'InProgress' | 'Baking' | 'Succeeded' | 'Failed' | 'Stopped' | 'Ready';

/** One deployment of CodeDeploy's, a rollback included: that is a deployment of its own. */
export interface CodeDeployDeploymentState {
  /** `d-…` */
  readonly id: string;
  readonly revision: number;
  /** One that AWS documents, unless the scenario says otherwise. */
  readonly status: CodeDeployStatus | (string & {});
  /** `user`, `codeDeployRollback`, … */
  readonly creator: string;
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly completedAt?: number;
  readonly error?: { readonly code: string; readonly message: string };
  /** The deployment that rolls this one back. */
  readonly rolledBackBy?: string;
  /** The deployment that this one rolls back. */
  readonly rollsBack?: string;
  /** The shift is over, and the old task set waits for its end. */
  readonly isTerminationWaitStarted: boolean;
  /** The task set that it made, or of a rollback the one that it gives all traffic back to; absent: not made yet. */
  readonly taskSetId?: string;
  /** The task set that had all traffic when it began. */
  readonly sourceTaskSetId?: string;
  /** Of production traffic, in percent, by task set. */
  readonly weights: { readonly [taskSetId: string]: number };
  /** Of its one target; absent: the deployment has not started. */
  readonly targetStatus?: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped' | 'Unknown' | 'Ready';
  /** In their order, all of them from the start on. */
  readonly lifecycleEvents: readonly LifecycleEventState[];
  readonly updatedAt: number;
}

export type LifecycleEventName =
  | 'BeforeInstall'
  | 'Install'
  | 'AfterInstall'
  | 'AllowTestTraffic'
  | 'AfterAllowTestTraffic'
  | 'BeforeAllowTraffic'
  | 'AllowTraffic'
  | 'AfterAllowTraffic';

export interface LifecycleEventState {
  readonly name: LifecycleEventName;
  readonly status: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped';
  readonly startedAt?: number;
  readonly endedAt?: number;
  readonly diagnostics?: { readonly errorCode: string; readonly message: string };
}

export type ServiceDeploymentStatus =
  | 'PENDING'
  | 'IN_PROGRESS'
  | 'SUCCESSFUL'
  | 'STOP_REQUESTED'
  | 'STOPPED'
  | 'ROLLBACK_REQUESTED'
  | 'ROLLBACK_IN_PROGRESS'
  | 'ROLLBACK_SUCCESSFUL'
  | 'ROLLBACK_FAILED';

export interface ServiceDeploymentState {
  readonly arn: string;
  readonly deploymentId: string;
  /** Of the deployments that ran when it began. */
  readonly sourceDeploymentIds: readonly string[];
  /** One that AWS documents, unless the scenario says otherwise. */
  readonly status: ServiceDeploymentStatus | (string & {});
  readonly statusReason?: string;
  readonly createdAt: number;
  readonly startedAt?: number;
  readonly finishedAt?: number;
  readonly stoppedAt?: number;
  readonly updatedAt: number;
  readonly rollback?: { readonly reason: string; readonly startedAt: number; readonly deploymentId: string };
  readonly breaker: {
    readonly status: 'TRIGGERED' | 'MONITORING' | 'MONITORING_COMPLETE' | 'DISABLED';
    readonly failureCount: number;
    readonly threshold: number;
  };
  readonly alarms: {
    readonly status: 'TRIGGERED' | 'MONITORING' | 'MONITORING_COMPLETE' | 'DISABLED';
    readonly triggered: boolean;
  };
  /** As configured when it began. */
  readonly strategy: 'ROLLING' | 'BLUE_GREEN' | 'LINEAR' | 'CANARY';
  /** Of the ones below: absent for a rolling update. What is really so, whether an answer shows it or not. */
  readonly progressive?: ProgressiveState;
}

/** How far a blue/green, linear or canary deployment is. */
export interface ProgressiveState {
  /** One that AWS documents, unless the scenario says otherwise; absent: not begun, or ended and not told any more. */
  readonly stage?: LifecycleStage | (string & {});
  /** What ECS has asked for, in percent, of the target revision. */
  readonly weights: { readonly test: number; readonly production: number };
  /** By deployment id, of the source revisions. */
  readonly sourceWeights: { readonly [deploymentId: string]: { readonly test: number; readonly production: number } };
  readonly hooks: readonly HookState[];
}

export interface HookState {
  readonly id: string;
  readonly type: 'lambda' | 'pause';
  readonly stage: LifecycleStage;
  readonly targetArn?: string;
  readonly status: 'AWAITING_ACTION' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';
  readonly expiresAt?: number;
  readonly timeoutAction?: 'CONTINUE' | 'ROLLBACK';
}

/** A listener rule, or the default action of an NLB's listener. */
export interface ListenerRuleState {
  readonly arn: string;
  readonly name: string;
  readonly kind: 'rule' | 'listener';
  /** By target-group ARN. */
  readonly forwards: readonly { readonly targetGroupArn: string; readonly weight: number }[];
}

export interface ServiceRevisionState {
  readonly deploymentId: string;
  readonly revision: number;
  readonly createdAt: number;
  /** Of each load balancer entry, the target group that ECS has chosen for it; absent: no choice has been made. */
  readonly groups?: readonly {
    readonly targetGroupArn: string;
    readonly otherTargetGroupArn: string;
    readonly ruleArn: string;
  }[];
  /** What `resolvedConfiguration` says by now; absent: nothing, of a deployment that has pairs. */
  readonly resolved?: readonly { readonly targetGroupArn: string; readonly productionListenerRule: string }[];
}

export interface EventState {
  readonly id: string;
  readonly createdAt: number;
  readonly message: string;
}

export type TaskStatus =
  'PROVISIONING' | 'PENDING' | 'ACTIVATING' | 'RUNNING' | 'DEACTIVATING' | 'STOPPING' | 'DEPROVISIONING' | 'STOPPED';

export interface TaskState {
  /** 32 hex digits. */
  readonly id: string;
  readonly cluster: string;
  readonly service: string;
  readonly deploymentId: string;
  readonly revision: number;
  readonly lastStatus: TaskStatus;
  readonly desiredStatus: 'RUNNING' | 'STOPPED';
  /** Of all essential containers: one without a check leaves it UNKNOWN. */
  readonly healthStatus: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN';
  /** What the main container's own check says; absent before its first word, and without a check. */
  readonly containerHealth?: 'HEALTHY' | 'UNHEALTHY';
  readonly stopCode?: string;
  readonly stoppedReason?: string;
  readonly exitCode?: number;
  /** containers[].reason of the main container. */
  readonly containerReason?: string;
  readonly zone: string;
  /** Private address; absent until the network interface is there, and always with `bridge`. */
  readonly address?: string;
  readonly instance?: InstanceState;
  readonly hostPorts: { readonly [containerPort: number]: number };
  readonly createdAt: number;
  readonly pullStartedAt?: number;
  readonly pullStoppedAt?: number;
  /** When the container began; not shown by the API, logs count from it. */
  readonly containerStartedAt?: number;
  readonly startedAt?: number;
  /** When it was told to stop, or ended by itself; not shown by the API. */
  readonly endedAt?: number;
  readonly stoppingAt?: number;
  readonly executionStoppedAt?: number;
  readonly stoppedAt?: number;
  readonly logs: readonly { readonly afterSeconds: number; readonly line: string }[];
}

export interface InstanceState {
  /** `i-…` */
  readonly ec2InstanceId: string;
  readonly containerInstanceArn: string;
  readonly zone: string;
}

export interface TargetGroupState {
  readonly setting: TargetGroupSetting;
  readonly arn: string;
  readonly name: string;
  /** Whether a listener or rule forwards to it, be it with weight 0: only then is it checked. */
  readonly isUsed: boolean;
  readonly targets: readonly TargetState[];
}

export interface TargetState {
  readonly id: string;
  readonly port: number;
  readonly zone: string;
  /** The task behind it; absent for a foreign target. */
  readonly taskId?: string;
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'unused' | 'draining' | 'unavailable' | 'unhealthy.draining';
  readonly reason?: string;
  readonly description?: string;
  readonly registeredAt: number;
}
