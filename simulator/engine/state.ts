/** The world in motion: what the engine changes as it plays. Whatever is shown of it is an immutable state of `../world.ts`. */
import type { Capacity } from '../capacity/capacity.ts';
import type { EventQueue } from './event-queue.ts';
import type { LoadBalancerSetting, RuleSetting } from '../load-balancer-defaults.ts';
import type { ServiceSetting, Setting, TargetGroupSetting } from '../scenario-defaults.ts';
import type { Random } from '../world/aws-names.ts';
import type { App, Interruption, LifecycleStage, Revision, RuleSpec, Scenario, StrategySpec } from '../scenario.ts';
import type { Versions } from '../world/versions.ts';
import type {
  CodeDeployDeploymentState,
  DeploymentState,
  EventState,
  HookState,
  ListenerRuleState,
  ServiceDeploymentState,
  ServiceRevisionState,
  ServiceState,
  TargetState,
  TaskState,
} from '../world/world.ts';

export interface Engine {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly queue: EventQueue;
  readonly random: Random;
  nowMs: number;
  readonly services: LiveService[];
  readonly groups: Map<string, LiveGroup>;
  readonly rules: Map<string, LiveRule>;
  readonly tasks: Map<string, LiveTask>;
  /** Services whose shown state must be made anew once the present entry of the event queue is done. */
  readonly touched: Set<LiveService>;
  /** Times at which something visible changed, ascending, each once. */
  readonly changedAtMs: number[];
}

export interface LiveService {
  readonly setting: ServiceSetting;
  readonly history: Versions<ServiceState>;
  status: ServiceState['status'];
  createdAt: number;
  desired: number;
  revision: number;
  /** Shown entries, PRIMARY first; or its task sets, oldest first. */
  deployments: LiveDeployment[];
  /** The most recent deployment that ECS called complete: where a rollback goes. */
  completed?: LiveDeployment;
  /** The blue/green, linear or canary deployment under way, its rollback included. */
  rollout?: Rollout;
  /** The deployment of CodeDeploy's under way, a rollback too. */
  codeDeploy?: CodeDeployCourse;
  /** Newest first. */
  codeDeployDeployments: readonly CodeDeployDeploymentState[];
  /** All ever, oldest first. */
  readonly tasks: LiveTask[];
  /** Those not yet STOPPED. */
  readonly liveTasks: Set<LiveTask>;
  /** Those that have begun to end since the last decision. */
  ended: LiveTask[];
  /** How many tasks each revision has had. */
  readonly ordinals: Map<number, number>;
  readonly capacity: Capacity;
  events: readonly EventState[];
  /** When a message of trouble was last told: the same one is kept back for six hours, or until the trouble is over. */
  readonly troubleToldMs: Map<string, number>;
  serviceDeployments: readonly ServiceDeploymentState[];
  serviceRevisions: readonly ServiceRevisionState[];
  /** Whether "has reached a steady state" has been said since the last change. */
  steady: boolean;
  /** When the scheduler decides next; an entry of the event queue for another time is void. */
  tickAtMs: number;
  /** Targets that ECS has registered and not yet told of, by target group. */
  readonly registering: Map<string, LiveTask[]>;
}

export interface LiveDeployment {
  readonly id: string;
  readonly revision: number;
  readonly spec: Revision;
  /** Where its tasks register; of a pair, its own group first. */
  loadBalancers: readonly LoadBalancerSetting[];
  readonly createdAt: number;
  updatedAt: number;
  status: DeploymentState['status'];
  desired: number;
  failedTasks: number;
  rolloutState: DeploymentState['rolloutState'];
  rolloutStateReason: string;
  /** Nothing is launched for it yet: a stage before SCALE_UP. */
  held: boolean;
  /** It gave up: nothing is launched for it any more. */
  over: boolean;
  /** Since when all its tasks have counted as healthy; the bake time runs from then. */
  allHealthySinceMs?: number;
  /** Tasks in a row that could not even start, and until when the launch throttle holds further ones back. */
  neverStarted: number;
  launchFromMs: number;
  /** After a rollback ECS watches for a while before it calls the old deployment complete again. */
  completeFromMs: number;
  /** What makes a task set of it. */
  taskSet?: LiveTaskSet;
}

export interface LiveTaskSet {
  readonly startedBy?: string;
  readonly externalId?: string;
  scalePercent: number;
  isSteady: boolean;
  stabilityAt: number;
}

/** What goes on step by step. */
export interface Course {
  readonly service: LiveService;
  /** What is still to be done; other steps take their place when it fails. Absent: it has ended. */
  steps?: Steps;
  readonly stage?: LifecycleStage;
}

/** A blue/green, linear or canary deployment in its course. */
export interface Rollout extends Course {
  readonly deployment: LiveDeployment;
  readonly strategy: StrategySpec;
  /** The deployments that it replaces. */
  readonly sources: readonly LiveDeployment[];
  stage?: LifecycleStage;
  /** Once it has begun, whose traffic goes where. */
  shifts: readonly Shift[];
  hooks: readonly HookState[];
}

/** A deployment of CodeDeploy's in its course. */
export interface CodeDeployCourse extends Course {
  /** `d-…` */
  readonly id: string;
  readonly revision: number;
  /** The task set that was PRIMARY when it began, with all traffic. */
  readonly source: LiveDeployment;
  /** The task set that it has made. */
  green?: LiveDeployment;
  readonly shift: Shift;
  /** It waits for somebody to let the new task set have traffic. */
  awaitsTraffic: boolean;
}

/** What ECS does one after the other, and what it waits for in between. */
export type Steps<Result = void> = Generator<Wait, Result, void>;

export type Wait =
  | { readonly forMs: number }
  /** `withinMs`: the stage times out after that. */
  | { readonly until: () => boolean; readonly withinMs: number }
  /** Nothing more is done of these steps. */
  | { readonly failure: Failure };

export interface Failure {
  /** `wait`: nobody let the new task set have traffic. */
  readonly by: 'breaker' | 'alarm' | 'person' | 'hook' | 'networking' | 'time' | 'wait';
  /** statusReason, or errorInformation.message, in AWS's words. */
  readonly text: string;
  /** errorInformation.code of CodeDeploy. */
  readonly code?: string;
}

/** Of one pair: the group that traffic comes from, and the one that it goes to. Rules are named. */
export interface Shift {
  readonly from: string;
  readonly to: string;
  readonly productionRule: string;
  readonly testRule?: string;
}

export interface LiveRule {
  readonly setting: RuleSetting;
  /** undefined: somebody has deleted it. */
  forwards: RuleSpec['forwards'] | undefined;
  readonly history: Versions<ListenerRuleState | undefined>;
}

export interface LiveTask {
  state: TaskState;
  readonly history: Versions<TaskState>;
  readonly service: LiveService;
  readonly deployment: LiveDeployment;
  readonly app: App;
  readonly targets: LiveTarget[];
  /** Since when it counts as healthy in the eyes of ECS; undefined while it does not. */
  healthySinceMs?: number;
  /** Since when ECS, after the grace period, sees it unhealthy. */
  unhealthySinceMs?: number;
  /** It has counted as healthy at some time. */
  everHealthy: boolean;
  /** The scheduler itself has stopped it in scaling, so it takes up no place of its service any more. */
  scaledAway: boolean;
  /** The task that was started to take this one's place, and why. */
  replacement?: LiveTask;
  replacedFor?: 'unhealthy' | 'az-rebalancing';
  stop?: TaskStop;
}

export interface TaskStop {
  readonly stopCode: string;
  readonly stoppedReason: string;
  readonly by: 'scheduler' | 'exit' | 'start' | Interruption;
  readonly exitCode?: number;
  readonly containerReason?: string;
}

export interface LiveGroup {
  /** undefined: it is there. */
  deletedAtMs?: number;
  setting: TargetGroupSetting;
  readonly settings: Versions<TargetGroupSetting>;
  /** By `id:port`; undefined in a history: gone. */
  readonly targets: Map<string, Versions<TargetState | undefined>>;
  /** Who holds an `id:port` now: a new task may get the address of one whose entry still drains. */
  readonly holders: Map<string, LiveTarget>;
}

export interface LiveTarget {
  readonly group: LiveGroup;
  readonly key: string;
  state: TargetState | undefined;
  /** Whether a health check has ever been made: they go on until it is deregistered. */
  checked: boolean;
  successes: number;
  failures: number;
}
