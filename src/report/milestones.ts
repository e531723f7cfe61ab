/** What happened when, in the few lines that tell a rollout's story. */
import { earlierFailures } from '../model/failed-tasks.ts';
import type { TaskHistory } from '../model/task-history.ts';
import type { Task } from '../model/observation.ts';
import { exitedByItself } from '../model/stop-reason.ts';
import { rollbackTarget } from '../model/service-events.ts';
import { count, duration } from '../model/text.ts';
import type { Milestone, TargetGroupReport, TrafficReport } from '../model/report.ts';
import { firstObservation, latestService, ownTasks, type Timeline } from '../model/timeline.ts';
import type { Verdict } from '../model/outcome.ts';
import { shortenArns, outcomeInWords, shortTaskDefinition, whyOf } from './render/labels.ts';
import { isFaulty } from '../model/target-states.ts';
import { codeDeployMilestones } from './code-deploy.ts';
import { rollbackMilestone, trafficMilestones } from './traffic-milestones.ts';

/** So many failures are listed one by one; the rest is counted. */
const mostListed = 3;

const earliest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

const at = (when: number | undefined, text: string): readonly Milestone[] => (when === undefined ? [] : [{ at: when, text }]);

/** When a target of the deployment first showed that something is wrong with it; else, when a container did. */
function firstFault(tasks: readonly TaskHistory[], groups: readonly TargetGroupReport[]): readonly Milestone[] {
  const answers = groups.flatMap(({ name, observed }) =>
    observed
      .filter(({ state }) => isFaulty(state))
      .map((one) => ({ at: one.firstAt, text: `first target ${one.state} in ${name}: ${whyOf(one) ?? 'no reason given'}` })),
  );
  const containers = tasks.flatMap(({ lastSuffering, health, stateSince }) => {
    const name = lastSuffering?.health.container?.name;
    const since = health.state === 'unhealthy' ? stateSince : lastSuffering?.at;
    return name === undefined || since === undefined ? [] : [{ at: since, text: `container ${name} UNHEALTHY` }];
  });
  return [...answers, ...containers].sort((a, b) => a.at - b.at).slice(0, 1);
}

const beforeStart = (task: Task): string => (exitedByItself(task) ? 'before it was RUNNING' : 'before it started');

function failures(tasks: readonly TaskHistory[]): readonly Milestone[] {
  const failed = tasks
    .flatMap(({ task, stop }) => (stop?.benign === false ? [{ task, stop }] : []))
    .sort((a, b) => a.stop.at - b.stop.at);
  const listed = failed.slice(0, failed.length > mostListed + 1 ? mostListed : failed.length);
  const rest = failed.slice(listed.length);
  const last = rest.at(-1);
  return [
    ...listed.map(({ task, stop }) => {
      const lived = task.startedAt === undefined ? beforeStart(task) : `after ${duration(stop.at - task.startedAt)}`;
      return {
        at: stop.at,
        text: `task ${task.id} failed ${lived}: ${shortenArns(task.stoppedReason ?? task.stopCode ?? 'no reason given')}`,
      };
    }),
    ...(last ? [{ at: last.stop.at, text: `the last of ${count(rest.length, 'further failed task')}` }] : []),
  ];
}

export function milestonesOf(
  timeline: Timeline,
  verdict: Verdict,
  groups: readonly TargetGroupReport[],
  traffic: TrafficReport | undefined,
): readonly Milestone[] {
  const { deployment, facts } = timeline;
  const tasks = ownTasks(timeline);
  const firstLookAt = firstObservation(timeline)?.at;
  const shownAt = facts.shownIn?.at;
  const earlier = earlierFailures(timeline).length;
  const runs = deployment?.taskDefinition === undefined ? '' : ` (${shortTaskDefinition(deployment.taskDefinition)})`;
  const rollbacks = (latestService(timeline)?.events ?? []).filter(
    (event) => rollbackTarget(event) !== undefined && event.at > (deployment?.createdAt ?? firstLookAt ?? 0),
  );
  return [
    ...at(deployment?.createdAt, `deployment ${deployment?.id ?? ''}${runs} created`),
    ...at(firstLookAt, `first look${earlier > 0 ? `; ${count(earlier, 'task')} had failed before` : ''}`),
    ...(shownAt !== firstLookAt ? at(shownAt, 'deployment first seen') : []),
    ...at(earliest(tasks.map(({ task }) => task.startedAt)), 'first task started'),
    ...at(facts.firstHealthyAt, 'first task healthy'),
    ...at(facts.clock?.since, `${facts.desiredCount === 1 ? 'the task' : `all ${count(facts.desiredCount, 'task')}`} healthy`),
    ...firstFault(tasks, groups),
    ...failures(tasks),
    ...rollbacks.map((event) => ({ at: event.at, text: `ECS began to roll back to ${rollbackTarget(event) ?? ''}` })),
    ...(deployment?.codeDeploy ? codeDeployMilestones(timeline, traffic) : trafficMilestones(timeline, traffic)),
    ...(traffic && rollbacks.length === 0 ? rollbackMilestone(timeline) : []),
    ...(verdict.decided ? at(verdict.at, `verdict: ${outcomeInWords(verdict.outcome)}`) : []),
  ].sort((a, b) => a.at - b.at);
}
