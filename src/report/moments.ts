/** What happened when, in the few lines that tell a rollout's story. */
import { earlierFailures } from '../model/failures.ts';
import type { TaskHistory } from '../model/history.ts';
import { rollbackTarget } from '../model/events.ts';
import { count, duration } from '../model/phrases.ts';
import type { Moment } from '../model/report.ts';
import { firstLook, latestService, ownTasks, type Timeline } from '../model/timeline.ts';
import type { Verdict } from '../model/verdict.ts';
import { outcomeInWords, shortTaskDefinition, whyOf } from './phrases.ts';

/** So many failures are told one by one; the rest is counted. */
const toldOneByOne = 3;

const earliest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

const at = (when: number | undefined, text: string): readonly Moment[] => (when === undefined ? [] : [{ at: when, text }]);

function firstSuffering(tasks: readonly TaskHistory[]): readonly Moment[] {
  const suffering = tasks.filter(
    ({ lastSuffering, health, stateSince }) => lastSuffering && stateSince > 0 && health.state !== 'healthy',
  );
  const first = suffering.toSorted((a, b) => sufferedAt(a) - sufferedAt(b))[0];
  if (!first?.lastSuffering) return [];
  const { target, container, state } = first.lastSuffering.health;
  const why = target ? whyOf(target) : container && `container ${container.name} UNHEALTHY`;
  return at(sufferedAt(first), `first seen ${state}: task ${first.task.id}${why === undefined ? '' : ` (${why})`}`);
}

const sufferedAt = ({ health, stateSince, lastSuffering }: TaskHistory): number =>
  health.state === 'unhealthy' || health.state === 'unusable' ? stateSince : (lastSuffering?.at ?? stateSince);

function failures(tasks: readonly TaskHistory[]): readonly Moment[] {
  const failed = tasks
    .flatMap(({ task, stop }) => (stop?.benign === false ? [{ task, stop }] : []))
    .sort((a, b) => a.stop.at - b.stop.at);
  const told = failed.slice(0, failed.length > toldOneByOne + 1 ? toldOneByOne : failed.length);
  const rest = failed.slice(told.length);
  const last = rest.at(-1);
  return [
    ...told.map(({ task, stop }) => {
      const lived = task.startedAt === undefined ? 'before it started' : `after ${duration(stop.at - task.startedAt)}`;
      return {
        at: stop.at,
        text: `task ${task.id} failed ${lived}: ${task.stoppedReason ?? task.stopCode ?? 'no reason given'}`,
      };
    }),
    ...(last ? [{ at: last.stop.at, text: `the last of ${count(rest.length, 'further failed task')}` }] : []),
  ];
}

export function momentsOf(timeline: Timeline, verdict: Verdict): readonly Moment[] {
  const { subject, facts } = timeline;
  const tasks = ownTasks(timeline);
  const firstLookAt = firstLook(timeline)?.at;
  const shownAt = facts.shownIn?.at;
  const earlier = earlierFailures(timeline).length;
  const runs = subject?.taskDefinition === undefined ? '' : ` (${shortTaskDefinition(subject.taskDefinition)})`;
  const rollbacks = (latestService(timeline)?.events ?? []).filter(
    (event) => rollbackTarget(event) !== undefined && event.at > (subject?.createdAt ?? firstLookAt ?? 0),
  );
  return [
    ...at(subject?.createdAt, `deployment ${subject?.id ?? ''}${runs} created`),
    ...at(firstLookAt, `first look${earlier > 0 ? `; ${count(earlier, 'task')} had failed before` : ''}`),
    ...(shownAt !== firstLookAt ? at(shownAt, 'deployment first seen') : []),
    ...at(earliest(tasks.map(({ task }) => task.startedAt)), 'first task started'),
    ...at(facts.firstHealthyAt, 'first task healthy'),
    ...at(facts.clock?.since, `${facts.desiredCount === 1 ? 'the task' : `all ${count(facts.desiredCount, 'task')}`} healthy`),
    ...firstSuffering(tasks),
    ...failures(tasks),
    ...rollbacks.map((event) => ({ at: event.at, text: `ECS began to roll back to ${rollbackTarget(event) ?? ''}` })),
    ...(verdict.decided ? at(verdict.at, `verdict: ${outcomeInWords(verdict.outcome)}`) : []),
  ].sort((a, b) => a.at - b.at);
}
