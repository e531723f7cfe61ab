/** Failed health checks of the load balancer, joined with how the check is configured and what became of the tasks. */
import { defined } from '../../model/defined.ts';
import { targetCondemnedSeconds } from '../../model/durations.ts';
import type { Evidence } from '../../model/finding.ts';
import { asks, checksOf, graceSeconds, type Check } from '../../model/health-checks.ts';
import { count, list } from '../../model/text.ts';
import type { Timeline } from '../../model/timeline.ts';
import type { Readings } from './readings.ts';
import { failedStops, killedByLoadBalancer, tasksWere } from './stopped-tasks.ts';
import { latticeFailed, type TargetFailure } from './target-failures.ts';

/** A health check, and how targets failed it. */
export interface FailedCheck {
  readonly failures: readonly TargetFailure[];
  /** undefined: its target group could not be read. */
  readonly check?: Check;
}

/** A health check that was answered, but with a code that fails it. */
export interface AnsweredCheck extends FailedCheck {
  readonly code: number;
}

/** The check that a failure is of: the named group's, else the first. */
export function checkOf(timeline: Timeline, failure: TargetFailure | undefined): Check | undefined {
  const checks = checksOf(timeline);
  return checks.find(({ group }) => group.arn === failure?.groupArn) ?? checks[0];
}

/** The failures that fit, with the check of the first of them. */
export function failedCheck(timeline: Readings, fits: (failure: TargetFailure) => boolean): FailedCheck | undefined {
  const failures = timeline.targetFailures.filter(fits);
  return failures.length === 0 ? undefined : { failures, ...defined({ check: checkOf(timeline, failures[0]) }) };
}

/** The check that targets answered with one of these codes. */
export function answeredWith(
  timeline: Readings,
  fits: (code: number, check: Check | undefined) => boolean,
): AnsweredCheck | undefined {
  const found = failedCheck(timeline, (failure) => failure.codes.some((code) => fits(code, checkOf(timeline, failure))));
  const code = found?.failures[0]?.codes[0];
  return found && code !== undefined ? { ...found, code } : undefined;
}

const isUnreached = ({ state, reason, codes }: TargetFailure): boolean =>
  state.startsWith('unhealthy') && codes.length === 0 && unreachedReasons.includes(reason);

const unreachedReasons: readonly string[] = ['Target.FailedHealthChecks', 'Target.Timeout', latticeFailed];

/** The check of a target that could not be reached, as far as is known: refused, or not answered; VPC Lattice tells no difference. */
export const unreachedCheck = (timeline: Readings): Check | undefined => failedCheck(timeline, isUnreached)?.check;

export function failureEvidence({ field, text, reason, times }: TargetFailure): Evidence {
  const whole = field.startsWith('TargetHealth') && text !== reason ? `${reason}: ${text}` : text;
  return { field, text: times > 1 ? `${whole} (${times} times)` : whole };
}

/** How targets failed a check, and what it is set to. */
export const failedCheckEvidence = ({ failures, check }: FailedCheck): readonly Evidence[] => [
  ...failures.slice(0, 3).map(failureEvidence),
  ...checkEvidence(check),
];

/** What a check is set to, as evidence. */
export function checkEvidence(check: Check | undefined): readonly Evidence[] {
  if (!check) return [];
  const { name, healthCheck } = check.group;
  const accepts = healthCheck.matcher === undefined ? '' : `, accepts ${healthCheck.matcher}`;
  return [{ field: 'TargetGroup.HealthCheckPath', text: `${asks(check)}${accepts} (${name})` }];
}

/** `the load balancer asks GET / on port 3000, gets 404 and accepts only 200; three tasks were killed for it`. */
export function answeredSentence({ failures, check }: AnsweredCheck, timeline: Readings): string {
  const codes = [...new Set(failures.flatMap((failure) => failure.codes))].map(String);
  const matcher = check?.group.healthCheck.matcher;
  const accepts = matcher === undefined ? '' : ` and accepts only ${matcher}`;
  return `the load balancer ${check ? asks(check) : 'asks'}, gets ${list(codes)}${accepts}${killedClause(timeline)}`;
}

/** `; three tasks were killed for it`; nothing where none was. */
export function killedClause(timeline: Readings, verb = 'killed'): string {
  const killed = killedCount(timeline);
  return killed > 0 ? `; ${tasksWere(killed)} ${verb} for it` : '';
}

/** How many tasks were killed for the load balancer, or stopped for any failure where ECS does not say. */
export function killedCount(timeline: Readings): number {
  const isToldByEvents = timeline.targetFailures.some(({ field }) => field === 'Service.events');
  return killedByLoadBalancer(timeline).length || (isToldByEvents ? failedStops(timeline).length : 0);
}

/** How long a task that does not answer lives: grace period + threshold × interval + timeout, the shortest of its groups. */
export function condemnedAfterSeconds(timeline: Timeline): number | undefined {
  const condemned = checksOf(timeline).map(({ group }) => targetCondemnedSeconds(group.healthCheck));
  return condemned.length === 0 ? undefined : graceSeconds(timeline) + Math.min(...condemned);
}

/** That killed tasks lived equally long is the signature of a check that never succeeded, often of a grace period too short. */
export function lifetimeEvidence(timeline: Timeline): readonly Evidence[] {
  const lived = killedByLoadBalancer(timeline).flatMap(({ task, stop }) =>
    task.startedAt === undefined || !stop ? [] : [Math.round((stop.at - task.startedAt) / 1000)],
  );
  const [shortest, longest] = [Math.min(...lived), Math.max(...lived)];
  const condemned = condemnedAfterSeconds(timeline);
  const interval = checksOf(timeline)[0]?.group.healthCheck.intervalSeconds ?? 30;
  if (lived.length < 2 || condemned === undefined || longest - shortest > interval) return [];
  const span = shortest === longest ? String(shortest) : `${shortest} to ${longest}`;
  return [
    {
      field: 'Task.stoppingAt',
      text: `${count(lived.length, 'task')} lived ${span} s; one that never answers is condemned ${condemned} s after its start`,
    },
  ];
}
