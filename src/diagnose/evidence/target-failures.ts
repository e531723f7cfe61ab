/** What is said against the targets of the deployment, wherever it is said: by ELB, in events, or in the log. */
import { defined } from '../../model/defined.ts';
import { isLattice } from '../../model/elb-names.ts';
import { codeIn, isElbRequest } from './access-log.ts';
import { isCalm } from '../../model/target-states.ts';
import { isIdle, requirementsOf, targetOf } from '../../model/task-health.ts';
import type { Target } from '../../model/observation.ts';
import { oneLine, ownEvents } from './texts.ts';
import { killedByLoadBalancer } from './stopped-tasks.ts';
import { type Timeline, latestWithTasks, ownTasks } from '../../model/timeline.ts';

/** A target that is not well, as ELB or an event of ECS tells it. */
export interface TargetFailure {
  readonly field:
    'TargetHealth.Reason' | 'TargetHealth.Description' | 'TargetSummary.status' | 'Service.events' | 'Task.stoppedReason' | 'log';
  readonly state: string;
  /** ELB's reason code; where an event or VPC Lattice tells, as its text or the state implies. */
  readonly reason: string;
  readonly text: string;
  /** HTTP status or gRPC codes that the target answered. */
  readonly codes: readonly number[];
  readonly times: number;
  readonly groupArn?: string;
  readonly zone?: string;
}

/** Codes in `Health checks failed with these codes: [404]`. */
function codesIn(text: string): readonly number[] {
  const found = /with these codes: ?\[([\d, ]{1,60})\]?/i.exec(text)?.[1];
  return found === undefined ? [] : found.split(',').map(Number).filter(Number.isInteger);
}

/** The reason code that goes with a description. https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetHealth.html */
function reasonOf(text: string): string {
  if (codesIn(text).length > 0) return 'Target.ResponseCodeMismatch';
  if (/timed out/i.test(text)) return 'Target.Timeout';
  if (/internal error/i.test(text)) return 'Elb.InternalError';
  return 'Target.FailedHealthChecks';
}

/** What is said against the targets of the deployment's tasks: by ELB now or when they last suffered, else by ECS's events. */
export const targetFailuresOf = (timeline: Timeline, logLines: readonly string[]): readonly TargetFailure[] =>
  grouped([...inTargetHealth(timeline), ...inEvents(timeline), ...inStoppedReasons(timeline), ...inAccessLog(logLines)]);

function inTargetHealth(timeline: Timeline): readonly TargetFailure[] {
  const observation = latestWithTasks(timeline);
  const { deployment } = timeline;
  const requirements = observation && deployment && requirementsOf(observation, deployment);
  // Before its group should be in use, that no load balancer uses a target is no fault of it.
  const isFailure = (target: Target): boolean => !isCalm(target.state) && (requirements?.isInUse === true || !isIdle(target));
  return ownTasks(timeline).flatMap(({ task, stop, lastSuffering }) => {
    const now =
      stop || !requirements
        ? []
        : requirements.groups.map((entry) => ({ target: targetOf(task, entry, requirements.targets), entry }));
    const seen = now.flatMap(({ target, entry }) =>
      target && entry.group && isFailure(target) ? [failureOf(target, entry.group.arn)] : [],
    );
    const past = lastSuffering?.health.target;
    const wasFailure = past !== undefined && isFailure(past);
    return seen.length > 0 || !wasFailure ? seen : [failureOf(past, past.targetGroupArn)];
  });
}

const failureOf = (target: Target, groupArn: string): TargetFailure =>
  isLattice(groupArn) ? failureAtLattice(target, groupArn) : failureAtElb(target, groupArn);

/** VPC Lattice says of an unhealthy target only that it is, and gives no reason for the other states. */
const latticeReasons: Readonly<Record<string, string | undefined>> = {
  unused: 'Target.NotInUse',
  unavailable: 'Target.HealthCheckDisabled',
};

/** What stands in place of a reason where VPC Lattice tells none. */
export const latticeFailed = 'HealthCheckFailed';

const failureAtLattice = ({ state, reason }: Target, groupArn: string): TargetFailure => ({
  field: 'TargetSummary.status',
  state,
  reason: latticeReasons[state] ?? latticeFailed,
  text: oneLine(reason === undefined ? state.toUpperCase() : `${state.toUpperCase()}, ${reason}`),
  codes: [],
  times: 1,
  groupArn,
});

const failureAtElb = (target: Target, groupArn: string): TargetFailure => ({
  field: target.description === undefined ? 'TargetHealth.Reason' : 'TargetHealth.Description',
  state: target.state,
  reason: target.reason ?? reasonOf(target.description ?? ''),
  text: oneLine(target.description ?? target.reason ?? target.state),
  codes: codesIn(target.description ?? ''),
  times: 1,
  groupArn,
  ...defined({ zone: target.availabilityZone }),
});

/** `… is unhealthy in (target-group …) due to (reason …).`; older forms lack the brackets. */
const unhealthyEvent =
  /\bunhealthy\b.{0,500}?(Health checks failed with these codes: ?\[[\d, ]{1,60}\]|Request timed out|Health checks failed(?: due to an internal error)?|Connection to target timed out)/i;

/** A code is told by the load balancer alone, whatever the event is about. */
const failedWithCodes = /Health checks failed with these codes: ?\[[\d, ]{1,60}\]/i;

const inEvents = (timeline: Timeline): readonly TargetFailure[] =>
  ownEvents(timeline).flatMap(({ message }) => {
    const line = oneLine(message);
    const text = unhealthyEvent.exec(line)?.[1] ?? failedWithCodes.exec(line)?.[0];
    const bare = text === undefined && /\bis unhealthy in \(?(?:target-group|elb)\b/.test(message) ? 'unhealthy' : text;
    if (bare === undefined) return [];
    const groupArn = groupIn(message);
    return [
      {
        field: 'Service.events',
        state: 'unhealthy',
        reason: isLattice(groupArn) ? latticeFailed : reasonOf(bare),
        text: bare,
        codes: codesIn(bare),
        times: 1,
        ...defined({ groupArn }),
      },
    ];
  });

const groupIn = (text: string): string | undefined => /\(target-group (arn:[\w:/.-]{1,300})\)/.exec(text)?.[1];

const reasonOfKill = (text: string): string =>
  codesIn(text).length > 0 ? 'Target.ResponseCodeMismatch' : 'Target.FailedHealthChecks';

/** ECS says that it stopped a task for the load balancer, but seldom what the load balancer saw. */
const inStoppedReasons = (timeline: Timeline): readonly TargetFailure[] =>
  killedByLoadBalancer(timeline).map(({ task: { stoppedReason = '' }, lastSuffering }) => {
    const groupArn = groupIn(stoppedReason) ?? lastSuffering?.health.target?.targetGroupArn;
    return {
      field: 'Task.stoppedReason',
      state: 'unhealthy',
      reason: isLattice(groupArn) || /Lattice/i.test(stoppedReason) ? latticeFailed : reasonOfKill(stoppedReason),
      text: oneLine(stoppedReason),
      codes: codesIn(stoppedReason),
      times: 1,
      ...(isLattice(groupArn) ? defined({ groupArn }) : {}),
    };
  });

const inAccessLog = (logLines: readonly string[]): readonly TargetFailure[] =>
  logLines.flatMap((line) => {
    const code = isElbRequest(line) ? codeIn(line) : undefined;
    if (code === undefined || (code >= 200 && code <= 299)) return [];
    return [
      {
        field: 'log',
        state: 'unhealthy',
        reason: 'Target.ResponseCodeMismatch',
        text: line.slice(0, 300),
        codes: [code],
        times: 1,
      },
    ];
  });

function grouped(failures: readonly TargetFailure[]): readonly TargetFailure[] {
  const byText = new Map<string, TargetFailure>();
  for (const one of failures) {
    const key = `${one.field} ${one.reason} ${one.text}`;
    byText.set(key, { ...one, times: (byText.get(key)?.times ?? 0) + 1 });
  }
  return [...byText.values()];
}
