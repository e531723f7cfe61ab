/**
 * How long things take, in milliseconds: a pair is the range from which a duration is drawn. Measured by others on real
 * accounts (Fargate, small images, 2022–2026): a likeness, not laws.
 */
export type Range = readonly [fromMs: number, toMs: number];

/** UpdateService to "has started N tasks". */
export const FIRST_DECISION: Range = [3_000, 14_000];
/** Between two dependent decisions of the service scheduler. */
export const DECISION: Range = [8_000, 12_000];
/** ECS looks at all of a deployment's tasks for a while before it stops the old ones: 41–50 s after they were registered. */
export const DEPLOYMENT_SETTLE_MS = 29_000;
/** Without load balancer and container check, a task counts as healthy when it has run for this long. */
export const NO_SIGNAL_MS = 40_000;
/** A service deployment turns from PENDING to IN_PROGRESS. */
export const SERVICE_DEPLOYMENT_START_MS = 1_600;
/** A failed entry of `deployments[]` may still say IN_PROGRESS when PRIMARY is the old one again. */
export const FAILED_SHOWS_AFTER_MS = 4_000;
export const FAILED_DRAINS_AFTER_MS = 20_000;
/** "rolling back" to "deployment completed" of the old one, where nothing is left to do: about 79 s. */
export const ROLLBACK_SETTLE_MS = 72_000;
/** AWS suppresses an identical event for this long, and tells a lasting steady state as often. */
export const SIX_HOURS_MS = 6 * 3_600_000;
/** "At least one hour". */
export const STOPPED_VISIBLE_MS = 3_600_000;

/** A stage of a blue/green, linear or canary deployment in which nothing has to be waited for. */
export const STAGE: Range = [8_000, 12_000];
/** Traffic is asked for, and the rule says so. */
export const RULE_MOVES: Range = [1_000, 2_500];
/** ECS watches what it has moved before it goes on. */
export const SHIFT_SETTLES: Range = [4_000, 7_000];
/** A rollback is told, and what is left of the stage that failed; then the first step back. */
export const ROLLBACK_BEGINS: Range = [2_000, 4_000];
/** What an NLB needs besides, until new connections go where its listener says. */
export const NLB_SHIFT_MS = 600_000;
/** What ECS waits for VPC Lattice: before traffic may move at all, and after each change of weights (both about so long, says AWS). */
export const LATTICE_READY_MS = 180_000;
export const LATTICE_SHIFT_MS = 90_000;
/** A stage that lasts longer fails; pauses have an end of their own. */
export const STAGE_MOST_MS = 86_400_000;
/** Old tasks are told to stop, and only then deregistered. */
export const DEREGISTRATION_AFTER_STOP: Range = [9_000, 11_000];
/** Between the two that say that a deployment is complete: its service deployment, and `deployments[]`. */
export const SAID_APART_MS = 38_000;
/** ECS assumes a role, and calls a function, or is refused. */
export const HOOK_REFUSED_MS = 2_000;

/** Creation to PENDING: the network interface. */
export const PROVISION: { readonly fargate: Range; readonly ec2: Range; readonly bridge: Range } = {
  fargate: [8_000, 12_000],
  ec2: [3_000, 6_000],
  bridge: [300, 900],
};
export const BEFORE_PULL: Range = [3_000, 6_000];
export const PULL: Range = [4_000, 9_000];
/** End of the pull to the container's start. */
export const CONTAINER_START: Range = [2_000, 3_000];
/** Container's start to the registration of its targets. */
export const BEFORE_REGISTRATION: Range = [2_000, 4_000];
/** Registration to RUNNING; without targets RUNNING comes right after the container's start. */
export const REGISTRATION_TO_RUNNING: Range = [7_000, 10_000];
export const CONTAINER_TO_RUNNING: Range = [1_000, 2_000];
/** Creation to the failure of a task that cannot start: a pull is tried again and again. */
export const PULL_GIVES_UP_MS = 130_000;
export const START_GIVES_UP_MS = 35_000;

/** The event about registered targets tells of all that came within this time … */
export const REGISTRATION_BATCH_MS = 1_500;
/** … and the load balancer shows them this much later. */
export const REGISTRATION_SHOWS: Range = [500, 1_400];
/** `initial`, Elb.RegistrationInProgress until the first check. */
export const ALB_REGISTERS: Range = [600, 1_500];
/** NLBs take minutes. */
export const NLB_REGISTERS: Range = [90_000, 180_000];
/** A check's result until the state shows it. */
export const CHECK_SHOWS: Range = [500, 1_400];

/** Decision to stop, until targets are deregistered; then until `draining` shows. */
export const BEFORE_DEREGISTRATION: Range = [1_300, 3_000];
export const DRAINING_SHOWS: Range = [300, 2_000];
/** ECS sees that a container exited, and deregisters what is left. */
export const EXIT_DEREGISTRATION: Range = [2_000, 6_000];
/** DEACTIVATING to SIGTERM, SIGTERM to exit, exit to STOPPED. */
export const SIGTERM_EXIT_MS = 1_000;
export const SIGKILL_MS = 30_000;
export const EXECUTION_STOPPED: Range = [8_000, 11_000];
export const DEPROVISION: { readonly fargate: Range; readonly ec2: Range } = { fargate: [18_000, 23_000], ec2: [1_000, 3_000] };
/** A Spot interruption is announced two minutes before. */
export const SPOT_NOTICE_MS = 120_000;

/** How long an unhealthy task that nothing can replace first is left alone before it is stopped. */
export const UNHEALTHY_STOP_MS = 8_000;
/** Launch throttle after the n-th task in a row that could not start: up to 15 minutes. */
export const LAUNCH_BACKOFF_MS: readonly number[] = [0, 0, 240_000, 480_000, 900_000];

/** CodeDeploy takes up a deployment that was created: seen Created after 3 s, and InProgress within 25 s. */
export const CODE_DEPLOY_QUEUES: Range = [2_500, 8_000];
export const CODE_DEPLOY_STARTS: Range = [800, 2_500];
/** A lifecycle event in which nothing has to be done or waited for: 0.2–0.75 s; and the time between two. */
export const LIFECYCLE_EVENT: Range = [200, 750];
export const BETWEEN_EVENTS: Range = [100, 700];
/** CodeDeploy asks ECS for something, and sees that it is done. */
export const CODE_DEPLOY_ASKS: Range = [1_000, 3_000];
/** "This time out period is 60 minutes": for a replacement task set, and for the callback of a hook. */
export const CODE_DEPLOY_WAITS_MS = 3_600_000;
