/** What the targets of the deployment answered, from one pass over the observations. */
import { defined } from '../model/defined.ts';
import type { Observation, Target, TargetGroup } from '../model/observation.ts';
import type { TargetRow } from '../model/report.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { requirementsOf, targetOf } from '../model/task-health.ts';
import type { Timeline } from '../model/timeline.ts';
import { targetName } from './render/labels.ts';

/** A state that targets showed, with how often and when. */
interface AnswerTally {
  readonly target: Target;
  readonly targets: Set<string>;
  readonly firstAt: number;
  lastAt: number;
  lookCount: number;
}

/** A target group, and what its targets showed. */
export interface SeenGroup {
  group: TargetGroup;
  readonly answers: Map<string, AnswerTally>;
  readonly rows: Map<string, TargetRow>;
  readonly ports: Set<string>;
}

/** The deployment's target groups with the targets of its tasks, by the group's ARN. */
export function tallyTargets({ observations, deployment }: Timeline): ReadonlyMap<string, SeenGroup> {
  const seen = new Map<string, SeenGroup>();
  if (!deployment) return seen;
  let before: Observation | undefined;
  let touched: readonly AnswerTally[] = [];
  let talliedAt = 0;
  for (const observation of observations) {
    if (observation.kind === 'closing' || !observation.service || !observation.tasks) continue;
    // Observations share what did not change: a quiet one only adds to the counts.
    if (before?.tasks !== observation.tasks || before.targets !== observation.targets) {
      if (before) extendLastSeen(seen, talliedAt, before.at);
      touched = tallyObservation(seen, observation, deployment);
      talliedAt = observation.at;
    }
    for (const tally of touched) {
      tally.lookCount += 1;
      tally.lastAt = observation.at;
    }
    before = observation;
  }
  if (before) extendLastSeen(seen, talliedAt, before.at);
  return seen;
}

/** What an observation showed was still so in the quiet ones after it. */
function extendLastSeen(seen: ReadonlyMap<string, SeenGroup>, talliedAt: number, until: number): void {
  for (const { rows } of seen.values()) {
    for (const [key, row] of rows) if (row.lastSeenAt === talliedAt) rows.set(key, { ...row, lastSeenAt: until });
  }
}

function tallyObservation(
  seen: Map<string, SeenGroup>,
  observation: Observation,
  deployment: VerifiedDeployment,
): readonly AnswerTally[] {
  const requirements = requirementsOf(observation, deployment);
  const touched = new Set<AnswerTally>();
  for (const entry of requirements.groups) {
    const { group } = entry;
    if (!group) continue;
    const known: SeenGroup = seen.get(group.arn) ?? { group, answers: new Map(), rows: new Map(), ports: new Set() };
    seen.set(group.arn, known);
    known.group = group;
    for (const task of observation.tasks ?? []) {
      const target = task.deploymentId === deployment.id ? targetOf(task, entry, requirements.targets) : undefined;
      if (!target) continue;
      const name = targetName(target);
      const key = `${target.state}\n${target.reason ?? ''}\n${target.description ?? ''}`;
      const fresh: AnswerTally = {
        target,
        targets: new Set<string>(),
        firstAt: observation.at,
        lastAt: observation.at,
        lookCount: 0,
      };
      const tally = known.answers.get(key) ?? fresh;
      known.answers.set(key, tally);
      tally.targets.add(`${name} ${task.id}`);
      touched.add(tally);
      if (target.healthCheckPort !== undefined) known.ports.add(target.healthCheckPort);
      keepRow(known, rowOf(group, target, observation.at, task.id));
    }
  }
  return [...touched];
}

/** A target as a row of the report. */
export const rowOf = (group: TargetGroup, target: Target, at: number, taskId?: string): TargetRow => ({
  targetGroup: group.name,
  target: targetName(target),
  ...defined({ availabilityZone: target.availabilityZone }),
  state: target.state,
  ...defined({ reason: target.reason, description: target.description }),
  lastSeenAt: at,
  registered: false,
  ...defined({ taskId }),
});

/** Draining is how a target goes, not how it fared: it does not wipe out what was wrong with it. */
function keepRow({ rows }: SeenGroup, row: TargetRow): void {
  const key = `${row.target} ${row.taskId ?? ''}`;
  const before = rows.get(key);
  if (row.state === 'draining' && before && before.state !== 'healthy' && before.state !== 'initial') return;
  rows.set(key, row);
}
