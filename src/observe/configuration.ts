/** What a deployment is configured to be: its service revision, target groups and task definition. */
import { loadBalancersOf } from '../model/task-health.ts';
import type { ReadFailure, Observation } from '../model/observation.ts';
import { primaryOf, unknownId } from '../model/deployment.ts';
import type { Timeline } from '../model/timeline.ts';
import type { AwsClient } from './aws/client.ts';
import { readRevisions } from './read/service-revisions.ts';
import { readTargetGroups } from './read/target-groups.ts';
import { readTaskDefinitions } from './read/task-definitions.ts';

export type Configuration = Pick<Observation, 'revisions' | 'targetGroups' | 'taskDefinitions'> & {
  readonly readFailures: readonly ReadFailure[];
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
  client: AwsClient,
  missed: MissedRevisions,
  timeline: Timeline,
  again: boolean,
): Promise<Configuration> {
  const observation = timeline.observations.at(-1);
  const { deployment } = timeline;
  const service = observation?.service;
  if (!observation || !service) return { revisions: new Map(), targetGroups: [], taskDefinitions: [], readFailures: [] };
  const matters = [deployment?.id ?? [], primaryOf(observation)?.id ?? [], rolledBack(timeline)].flat();
  const selector = [...new Set(matters)].filter((id) => id !== unknownId);
  const unknown = selector.filter((id) => !observation.revisions.has(id) && (missed.get(id) ?? 0) < mostMisses);
  const found = unknown.length === 0 ? undefined : await readRevisions(client, service, unknown);
  const revisions =
    found?.value && found.value.size > 0 ? new Map([...observation.revisions, ...found.value]) : observation.revisions;
  for (const id of unknown) if (!revisions.has(id)) missed.set(id, (missed.get(id) ?? 0) + 1);
  if (!deployment)
    return {
      revisions,
      targetGroups: observation.targetGroups,
      taskDefinitions: observation.taskDefinitions,
      readFailures: found?.readFailures ?? [],
    };

  const isNew = (arn: string, known: readonly { readonly arn: string }[]): boolean =>
    again || !known.some((one) => one.arn === arn);
  const groupArns = new Set(
    loadBalancersOf({ ...observation, revisions }, deployment).flatMap(({ targetGroupArn }) => targetGroupArn ?? []),
  );
  const definitionArns = deployment.taskDefinition === undefined ? [] : [deployment.taskDefinition];
  const [groups, definitions] = await Promise.all([
    readTargetGroups(
      client,
      [...groupArns].filter((arn) => isNew(arn, observation.targetGroups)),
    ),
    readTaskDefinitions(
      client,
      definitionArns.filter((arn) => isNew(arn, observation.taskDefinitions)),
    ),
  ]);
  return {
    revisions,
    targetGroups: replaced(observation.targetGroups, groups.value ?? []),
    taskDefinitions: replaced(observation.taskDefinitions, definitions.value ?? []),
    readFailures: [...(found?.readFailures ?? []), ...groups.readFailures, ...definitions.readFailures],
  };
}

/** With the other two they fit in one call. */
const mostRolledBack = 18;

/**
 * Deployments that were rolled back and are listed no more, newest first: what they ran, which is compared with the task
 * definition that is expected, stands in their revisions alone.
 */
function rolledBack({ criteria, observations, known }: Timeline): readonly string[] {
  if (criteria.taskDefinitions.length === 0) return [];
  return (observations.at(-1)?.serviceDeployments ?? [])
    .filter(({ status, deploymentId }) => status.startsWith('ROLLBACK') && known.get(deploymentId)?.taskDefinition === undefined)
    .slice(0, mostRolledBack)
    .map(({ deploymentId }) => deploymentId);
}

/** The known ones, with those just read in their places. */
function replaced<T extends { readonly arn: string }>(known: readonly T[], read: readonly T[]): readonly T[] {
  if (read.length === 0) return known;
  const byArn = new Map([...known, ...read].map((one) => [one.arn, one]));
  return [...byArn.values()];
}
