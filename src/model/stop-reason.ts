/**
 * How a task stopped, in AWS's strings, as far as it is judged by them; what only explains a stop stands in its cause.
 *
 * Stop codes: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Task.html. Stopped reasons:
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html (AWS gives no closed list).
 */
import type { Task } from './observation.ts';

/** How a task failed: by the load balancer's judgement, or by itself. */
export type FailureKind = 'load-balancer' | 'itself';

export type Stop =
  | { readonly benign: true; readonly at: number; readonly why: BenignStop }
  | {
      readonly benign: false;
      readonly at: number;
      readonly kind: FailureKind;
      readonly heals: boolean;
      readonly started: boolean;
    };

export type BenignStop =
  | 'scaling'
  | 'rebalancing'
  | 'maintenance'
  | 'draining'
  | 'host gone'
  | 'Spot interruption'
  | 'infrastructure'
  | 'a person'
  | 'the scheduler';

/** Stops that blame nobody, by their text, whatever the stop code; the first that fits. */
const benignReasons: readonly (readonly [RegExp, BenignStop])[] = [
  [/^Scaling activity initiated by/i, 'scaling'],
  [/\bAZ rebalanc|Availability Zone rebalanc/i, 'rebalancing'],
  [/performing maintenance on the underlying infrastructure/i, 'maintenance'],
  [/container instance .{0,200}\bDRAINING\b/i, 'draining'],
  [/^Host EC2 \(instance|^Container instance deregistration forced by user/i, 'host gone'],
  [/^Your Spot Task was interrupted/i, 'Spot interruption'],
  [/^Task stopped by user/i, 'a person'],
];

/** Stops that blame nobody, by their stop code alone. */
const benignCodes: ReadonlyMap<string, BenignStop> = new Map([
  ['SpotInterruption', 'Spot interruption'],
  ['TerminationNotice', 'Spot interruption'],
  ['InfrastructureHealth', 'infrastructure'],
  ['UserInitiated', 'a person'],
]);

/**
 * The scheduler stops a task for one of these or for reasons of its own (its stop code is the same for all). What it writes for
 * VPC Lattice nobody has published: its name, or that of its target group, tells.
 */
const failedHealthChecks = /^Task failed ((?:[\w-]+ ){0,3}[\w-]+) health checks/i;
const checksTargets = /^(?:ELB|.{0,20}\bLattice)$/i;

/**
 * What cannot heal by itself, however often ECS tries: the image, its platform's variant, or the program in it does not
 * exist. One such task is enough. A text that also speaks of the network is not among them: registries and log drivers
 * say "not found" for what they could not reach.
 */
const cannotHeal: readonly RegExp[] = [
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_cannot_pull_image.html
  /CannotPull.{0,400}(?:manifest unknown|manifest for .{1,300} not found|: not found|does not exist|name unknown)/is,
  /CannotPull.{0,600}(?:no match for platform|no matching manifest for|descriptor (?:matching|for) platform)/is,
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cannot-start-container.html
  // A mount or a device that is not there is another matter: another instance may have it.
  /Cannot(?:Start|Create)Container.{0,600}(?:executable file not found|\bexec: .{0,300}no such file or directory|exec format error)/is,
];
const speaksOfNetwork = /i\/o timeout|connection issue|dial tcp|request canceled|context deadline exceeded|Forbidden|denied/i;

/** AWS cuts reasons at 1,024 characters; whatever comes, matching stays cheap. */
const mostCharacters = 2000;

/** Whether a text says that a task can never start, however often ECS tries. */
export function neverHeals(text: string): boolean {
  const beginning = text.slice(0, mostCharacters);
  return !speaksOfNetwork.test(beginning) && cannotHeal.some((pattern) => pattern.test(beginning));
}

/** Whether a container of it ran and ended, as ECS says; a task can stop so before it was ever RUNNING. */
export const exitedByItself = ({ stopCode }: Task): boolean => stopCode === 'EssentialContainerExited';

/** When a task began to stop, by AWS's clock; the best that is known. */
export const stopTime = (task: Task): number | undefined => task.stoppingAt ?? task.executionStoppedAt ?? task.stoppedAt;

/**
 * Why a task that is stopped, or is being stopped, stopped; undefined while it runs.
 *
 * @param seenAt when it was first seen so, for a task that AWS does not tell the time of yet
 * @param wasCondemned whether VPC Lattice was last seen to call it unhealthy, which explains a stop that the scheduler does not
 */
export function stopOf(task: Task, seenAt: number, wasCondemned = false): Stop | undefined {
  if (task.desiredStatus !== 'STOPPED') return undefined;
  const at = stopTime(task) ?? seenAt;
  const reason = task.stoppedReason ?? '';
  const benign = benignReasons.find(([pattern]) => pattern.test(reason))?.[1] ?? benignCodes.get(task.stopCode ?? '');
  if (benign) return { benign: true, at, why: benign };
  const health = failedHealthChecks.exec(reason)?.[1];
  const isByScheduler = task.stopCode === 'ServiceSchedulerInitiated';
  if (isByScheduler && health === undefined && !wasCondemned) return { benign: true, at, why: 'the scheduler' };
  const isAtTarget = health === undefined ? isByScheduler : checksTargets.test(health);
  const texts = [reason, ...task.containers.map((container) => container.reason ?? '')];
  return {
    benign: false,
    at,
    kind: isAtTarget ? 'load-balancer' : 'itself',
    heals: !texts.some(neverHeals),
    started: task.startedAt !== undefined,
  };
}
