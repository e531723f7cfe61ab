/** What a deployment is configured to be: its service revision, target groups and task definition. */
import { loadBalancersOf } from '../model/health.ts';
import type { Absence, Observation } from '../model/observation.ts';
import { primaryOf, unknownId } from '../model/subject.ts';
import type { Timeline } from '../model/timeline.ts';
import type { Asking } from './asking.ts';
import { readRevisions } from './revisions.ts';
import { readTargetGroups } from './targetgroups.ts';
import { readTaskDefinitions } from './taskdefinitions.ts';

export type Configuration = Pick<Observation, 'revisions' | 'targetGroups' | 'taskDefinitions'> & {
  readonly absences: readonly Absence[];
};

/** How often the revision of a deployment was missing so far: it appears within a minute, or it is older than revisions are. */
export type MissedRevisions = Map<string, number>;
const mostMisses = 12;

/**
 * Reads what is not known yet of the deployment that is verified (and of PRIMARY, whose target groups it may share).
 *
 * @param timeline up to and with this look
 * @param again whether target groups and task definition are read although they are known
 */
export async function readConfiguration(
  asking: Asking,
  missed: MissedRevisions,
  timeline: Timeline,
  again: boolean,
): Promise<Configuration> {
  const look = timeline.looks.at(-1);
  const { subject } = timeline;
  const service = look?.service;
  if (!look || !service) return { revisions: new Map(), targetGroups: [], taskDefinitions: [], absences: [] };
  const matters = [subject?.id ?? [], primaryOf(look)?.id ?? [], rolledBack(timeline)].flat();
  const wanted = [...new Set(matters)].filter((id) => id !== unknownId);
  const unknown = wanted.filter((id) => !look.revisions.has(id) && (missed.get(id) ?? 0) < mostMisses);
  const found = unknown.length === 0 ? undefined : await readRevisions(asking, service, unknown);
  const revisions = found?.value && found.value.size > 0 ? new Map([...look.revisions, ...found.value]) : look.revisions;
  for (const id of unknown) if (!revisions.has(id)) missed.set(id, (missed.get(id) ?? 0) + 1);
  if (!subject)
    return { revisions, targetGroups: look.targetGroups, taskDefinitions: look.taskDefinitions, absences: found?.absences ?? [] };

  const isNew = (arn: string, known: readonly { readonly arn: string }[]): boolean =>
    again || !known.some((one) => one.arn === arn);
  const groupArns = new Set(
    loadBalancersOf({ ...look, revisions }, subject.id).flatMap(({ targetGroupArn }) => targetGroupArn ?? []),
  );
  const definitionArns = subject.taskDefinition === undefined ? [] : [subject.taskDefinition];
  const [groups, definitions] = await Promise.all([
    readTargetGroups(
      asking,
      [...groupArns].filter((arn) => isNew(arn, look.targetGroups)),
    ),
    readTaskDefinitions(
      asking,
      definitionArns.filter((arn) => isNew(arn, look.taskDefinitions)),
    ),
  ]);
  return {
    revisions,
    targetGroups: replaced(look.targetGroups, groups.value ?? []),
    taskDefinitions: replaced(look.taskDefinitions, definitions.value ?? []),
    absences: [...(found?.absences ?? []), ...groups.absences, ...definitions.absences],
  };
}

/** With the other two they fit in one call. */
const mostRolledBack = 18;

/**
 * Deployments that were rolled back and are listed no more, newest first: what they ran, which is compared with the task
 * definition that is expected, stands in their revisions alone.
 */
function rolledBack({ criteria, looks, seen }: Timeline): readonly string[] {
  if (criteria.taskDefinitions.length === 0) return [];
  return (looks.at(-1)?.serviceDeployments ?? [])
    .filter(({ status, deploymentId }) => status.startsWith('ROLLBACK') && seen.get(deploymentId)?.taskDefinition === undefined)
    .slice(0, mostRolledBack)
    .map(({ deploymentId }) => deploymentId);
}

/** The known ones, with those just read in their places. */
function replaced<T extends { readonly arn: string }>(known: readonly T[], read: readonly T[]): readonly T[] {
  if (read.length === 0) return known;
  const byArn = new Map([...known, ...read].map((one) => [one.arn, one]));
  return [...byArn.values()];
}
