/** The world in motion: what the engine changes as it plays. Whatever is shown of it is an immutable state of `../world.ts`. */
import type { Capacity } from '../capacity/capacity.ts';
import type { EventQueue } from './event-queue.ts';
import type { LoadBalancerSetting, ServiceSetting, Setting, TargetGroupSetting } from '../scenario-defaults.ts';
import type { Random } from '../world/aws-names.ts';
import type { App, Interruption, Revision, Scenario } from '../scenario.ts';
import type { Versions } from '../world/versions.ts';
import type {
  DeploymentState,
  EventState,
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
  /** Shown entries, PRIMARY first. */
  deployments: LiveDeployment[];
  /** The most recent deployment that ECS called complete: where a rollback goes. */
  completed?: LiveDeployment;
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
  readonly loadBalancers: readonly LoadBalancerSetting[];
  readonly createdAt: number;
  updatedAt: number;
  status: DeploymentState['status'];
  desired: number;
  failedTasks: number;
  rolloutState: DeploymentState['rolloutState'];
  rolloutStateReason: string;
  /** It gave up: nothing is launched for it any more. */
  over: boolean;
  /** Since when all its tasks have counted as healthy; the bake time runs from then. */
  allHealthySinceMs?: number;
  /** Tasks in a row that could not even start, and until when the launch throttle holds further ones back. */
  neverStarted: number;
  launchFromMs: number;
  /** After a rollback ECS watches for a while before it calls the old deployment complete again. */
  completeFromMs: number;
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
  successes: number;
  failures: number;
}
