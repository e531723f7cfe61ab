/** What is said against the targets of the deployment, wherever it is said: by ELB, in events, or in the log. */
import { defined } from '../../model/defined.ts';
import { codeIn, isElbRequest } from './access-log.ts';
import { isCalm } from '../../model/target-states.ts';
import { requirementsOf, targetOf } from '../../model/task-health.ts';
import type { Target } from '../../model/observation.ts';
import { oneLine, ownEvents } from './texts.ts';
import { killedByLoadBalancer } from './stopped-tasks.ts';
import { type Timeline, latestWithTasks, ownTasks } from '../../model/timeline.ts';

/** A target that is not well, as ELB or an event of ECS tells it. */
export interface TargetFailure {
  readonly field: 'TargetHealth.Reason' | 'TargetHealth.Description' | 'Service.events' | 'Task.stoppedReason' | 'log';
  readonly state: string;
  /** ELB's reason code; where an event tells, as its text implies. */
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
  return ownTasks(timeline).flatMap(({ task, stop, lastSuffering }) => {
    const now =
      stop || !requirements
        ? []
        : requirements.groups.map((entry) => ({ target: targetOf(task, entry, requirements.targets), entry }));
    const seen = now.flatMap(({ target, entry }) =>
      target && !isCalm(target.state) && !(requirements?.awaitsUse && target.state === 'unused') && entry.group
        ? [failureOf(target, entry.group.arn)]
        : [],
    );
    const past = lastSuffering?.health.target;
    return seen.length > 0 || !past ? seen : [failureOf(past, past.targetGroupArn)];
  });
}

const failureOf = (target: Target, groupArn: string): TargetFailure => ({
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

const inEvents = (timeline: Timeline): readonly TargetFailure[] =>
  ownEvents(timeline).flatMap(({ message }) => {
    const text = unhealthyEvent.exec(oneLine(message))?.[1];
    const bare = text === undefined && /\bis unhealthy in \(?(?:target-group|elb)\b/.test(message) ? 'unhealthy' : text;
    if (bare === undefined) return [];
    const groupArn = /\(target-group (arn:[\w:/.-]{1,300})\)/.exec(message)?.[1];
    return [
      {
        field: 'Service.events',
        state: 'unhealthy',
        reason: reasonOf(bare),
        text: bare,
        codes: codesIn(bare),
        times: 1,
        ...defined({ groupArn }),
      },
    ];
  });

/** ECS says that it stopped a task for the load balancer, but not what the load balancer saw. */
const inStoppedReasons = (timeline: Timeline): readonly TargetFailure[] =>
  killedByLoadBalancer(timeline).map(({ task }) => ({
    field: 'Task.stoppedReason',
    state: 'unhealthy',
    reason: 'Target.FailedHealthChecks',
    text: oneLine(task.stoppedReason ?? ''),
    codes: [],
    times: 1,
  }));

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
