/** Readers that join what the APIs say apart, shared by the causes of failed health checks. */
import { acceptsCode, parseCodes } from '../../model/criteria.ts';
import { asks, checksOf, graceSeconds, type Check } from '../../model/health-checks.ts';
import { checkOf, complaintsOf, killedCount, type Complaint } from './target-failures.ts';
import { saying } from './quotes.ts';
import { reasons } from './texts.ts';
import { killedByLoadBalancer } from './stopped-tasks.ts';
import type { Evidence, Snippet } from '../../model/finding.ts';
import { targetCondemnedSeconds } from '../../model/durations.ts';
import { latestService, ownTasks, type Timeline } from '../../model/timeline.ts';
import { awsCommand, mainContainer, shellQuoted, tasksWere } from '../remedy/commands.ts';
import { count, list } from '../../model/text.ts';

/** The matcher with a code added. */
export function withCode({ group }: Check, code: number): string {
  const matcher = group.healthCheck.matcher ?? '200';
  const codes = parseCodes(matcher);
  return codes && acceptsCode(codes, code) ? matcher : `${matcher},${code}`;
}

/** `the load balancer asks GET / on port 3000, gets 404 and accepts only 200; three tasks were killed for it`. */
export function answeredSentence(timeline: Timeline, complaints: readonly Complaint[]): string {
  const check = checkOf(timeline, complaints[0]);
  const codes = [...new Set(complaints.flatMap((one) => one.codes))].map(String);
  const accepts = check?.group.healthCheck.matcher === undefined ? '' : ` and accepts only ${check.group.healthCheck.matcher}`;
  const killed = killedCount(timeline);
  return `the load balancer ${check ? asks(check) : 'asks'}, gets ${list(codes)}${accepts}${killed > 0 ? `; ${tasksWere(killed)} killed for it` : ''}`;
}

/** The check of a target that could not be reached: refused, or not answered. */
export function unreachedCheck(timeline: Timeline): Check | undefined {
  const complaint = complaintsOf(timeline).find(
    ({ state, reason, codes }) =>
      state.startsWith('unhealthy') &&
      codes.length === 0 &&
      (reason === 'Target.FailedHealthChecks' || reason === 'Target.Timeout'),
  );
  return complaint && checkOf(timeline, complaint);
}

/** How long a task that does not answer lives: grace period + threshold × interval + timeout, the shortest of its groups. */
export function givenSeconds(timeline: Timeline): number | undefined {
  const condemned = checksOf(timeline).map(({ group }) => targetCondemnedSeconds(group.healthCheck));
  return condemned.length === 0 ? undefined : graceSeconds(timeline) + Math.min(...condemned);
}

/** That killed tasks lived equally long is the signature of a check that never succeeded, often of a grace period too short. */
export function lifetimes(timeline: Timeline): readonly Evidence[] {
  const lived = killedByLoadBalancer(timeline).flatMap(({ task, stop }) =>
    task.startedAt === undefined || !stop ? [] : [Math.round((stop.at - task.startedAt) / 1000)],
  );
  const [shortest, longest, given] = [Math.min(...lived), Math.max(...lived), givenSeconds(timeline)];
  const interval = checksOf(timeline)[0]?.group.healthCheck.intervalSeconds ?? 30;
  if (lived.length < 2 || given === undefined || longest - shortest > interval) return [];
  const span = shortest === longest ? String(shortest) : `${shortest} to ${longest}`;
  return [
    {
      field: 'Task.stoppingAt',
      text: `${count(lived.length, 'task')} lived ${span} s; one that never answers is condemned ${given} s after its start`,
    },
  ];
}

/** How long a request took, as access logs tell it: `6012ms`, `6.0s`, `6012.3 ms`, `rt=6.012`. */
export function secondsTaken(line: string): number | undefined {
  const found =
    /(?:^|[\s(=+])(\d{1,7}(?:\.\d{1,6})?) ?(ms|s|secs?|seconds)(?![\w/])/.exec(line) ??
    /\b(?:rt|request_time)=(\d{1,5}\.\d{1,6})()/.exec(line);
  return found?.[1] === undefined ? undefined : Number(found[1]) * (found[2] === 'ms' ? 0.001 : 1);
}

/** Shows the log of the container that the load balancer speaks to. */
export function logsSnippet(timeline: Timeline): Snippet {
  const group = shellQuoted(mainContainer(timeline)?.log?.group ?? '<log-group>');
  return { tool: 'AWS CLI', code: awsCommand(timeline, `logs tail ${group}`, { since: '1h' }) };
}

/** Admits the load balancer to the task; neither security group is known here. */
export function securityGroupSnippet(timeline: Timeline): Snippet {
  const port = checkOf(timeline, complaintsOf(timeline)[0])?.port ?? mainContainer(timeline)?.portMappings[0]?.containerPort;
  return {
    tool: 'AWS CLI',
    code: awsCommand(timeline, 'ec2 authorize-security-group-ingress', {
      'group-id': '<security-group-of-the-task>',
      protocol: 'tcp',
      port,
      'source-group': '<security-group-of-the-load-balancer>',
    }),
  };
}

/** Containers of the deployment that are UNHEALTHY by their own check, now or when they last suffered. */
export const unhealthyContainers = (timeline: Timeline): readonly string[] => [
  ...new Set(
    ownTasks(timeline).flatMap(({ task, lastSuffering }) => {
      const now = task.containers.filter(({ healthStatus }) => healthStatus === 'UNHEALTHY').map(({ name }) => name);
      const past = lastSuffering?.health.container?.name;
      return past === undefined ? now : [...now, past];
    }),
  ),
];

/** Whether containers of the deployment fail their own check. */
export const suffersInside = (timeline: Timeline): boolean =>
  unhealthyContainers(timeline).length > 0 ||
  saying(timeline, { where: reasons, says: /failed container health checks/i }).length > 0;

/** How many tasks ECS may start beside those that must stay; undefined while the service is not known. */
export function startableAtOnce(timeline: Timeline): number | undefined {
  const service = latestService(timeline);
  return service && timeline.deployment?.strategy.startableAtOnce(service);
}

/** `desired count 1, minimum healthy 100 %, maximum 100 %`. */
export function percentages(timeline: Timeline): string {
  const service = latestService(timeline);
  return `desired count ${service?.desiredCount ?? 0}, minimum healthy ${service?.minimumHealthyPercent ?? 100} %, maximum ${service?.maximumPercent ?? 200} %`;
}
