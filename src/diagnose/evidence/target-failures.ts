/** What is said against the targets of the deployment, wherever it is said: by ELB, in events, or in the log. */
import { defined } from '../../model/defined.ts';
import { codeIn, isElbRequest } from './access-log.ts';
import { type Check, checksOf } from '../../model/health-checks.ts';
import type { Evidence } from '../../model/finding.ts';
import { requirementsOf, targetOf } from '../../model/task-health.ts';
import type { Target } from '../../model/observation.ts';
import { logLines, oneLine, ownEvents } from './texts.ts';
import { failedStops, killedByLoadBalancer } from './stopped-tasks.ts';
import { type Timeline, latestWithTasks, ownTasks } from '../../model/timeline.ts';

/** A target that is not well, as ELB or an event of ECS tells it. */
export interface Complaint {
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

const calm = new Set(['healthy', 'initial', 'draining']);
/** A timeline never changes: what was once read of it is kept for the next cause that asks. */
const cache = new WeakMap<Timeline, readonly Complaint[]>();

/** What is said against the targets of the deployment's tasks: by ELB now or when they last suffered, else by ECS's events. */
export function complaintsOf(timeline: Timeline): readonly Complaint[] {
  const known = cache.get(timeline);
  if (known) return known;
  const complaints = grouped([...ofTargets(timeline), ...ofEvents(timeline), ...ofKills(timeline), ...ofRequests(timeline)]);
  cache.set(timeline, complaints);
  return complaints;
}

function ofTargets(timeline: Timeline): readonly Complaint[] {
  const observation = latestWithTasks(timeline);
  const { deployment } = timeline;
  const requirements = observation && deployment && requirementsOf(observation, deployment);
  return ownTasks(timeline).flatMap(({ task, stop, lastSuffering }) => {
    const now =
      stop || !requirements
        ? []
        : requirements.groups.map((entry) => ({ target: targetOf(task, entry, requirements.targets), entry }));
    const seen = now.flatMap(({ target, entry }) =>
      target && !calm.has(target.state) && entry.group ? [complaint(target, entry.group.arn)] : [],
    );
    const past = lastSuffering?.health.target;
    return seen.length > 0 || !past ? seen : [complaint(past, past.targetGroupArn)];
  });
}

const complaint = (target: Target, groupArn: string): Complaint => ({
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

const ofEvents = (timeline: Timeline): readonly Complaint[] =>
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
const ofKills = (timeline: Timeline): readonly Complaint[] =>
  killedByLoadBalancer(timeline).map(({ task }) => ({
    field: 'Task.stoppedReason',
    state: 'unhealthy',
    reason: 'Target.FailedHealthChecks',
    text: oneLine(task.stoppedReason ?? ''),
    codes: [],
    times: 1,
  }));

const ofRequests = (timeline: Timeline): readonly Complaint[] =>
  logLines(timeline).flatMap((raw) => {
    const line = oneLine(raw);
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

function grouped(complaints: readonly Complaint[]): readonly Complaint[] {
  const byText = new Map<string, Complaint>();
  for (const one of complaints) {
    const key = `${one.field} ${one.reason} ${one.text}`;
    byText.set(key, { ...one, times: (byText.get(key)?.times ?? 0) + 1 });
  }
  return [...byText.values()];
}

export const asEvidence = ({ field, text, reason, times }: Complaint): Evidence => {
  const said = field.startsWith('TargetHealth') && text !== reason ? `${reason}: ${text}` : text;
  return { field, text: times > 1 ? `${said} (${times} times)` : said };
};

/** The check that a complaint is about: the named group's, else the first. */
export const checkOf = (timeline: Timeline, about: Complaint | undefined): Check | undefined => {
  const checks = checksOf(timeline);
  return checks.find(({ group }) => group.arn === about?.groupArn) ?? checks[0];
};

/** Complaints of a code out of these ranges. */
export const answeredWith = (
  timeline: Timeline,
  fits: (code: number, check: Check | undefined) => boolean,
): readonly Complaint[] => complaintsOf(timeline).filter((one) => one.codes.some((code) => fits(code, checkOf(timeline, one))));

/** How many tasks were killed for the load balancer, or stopped for any failure where ECS does not say. */
export const killedCount = (timeline: Timeline): number =>
  killedByLoadBalancer(timeline).length || (ofEvents(timeline).length > 0 ? failedStops(timeline).length : 0);
