/** What a deployment is configured to be: its service revision, target groups and task definition. */
import { loadBalancersOf } from '../model/task-health.ts';
import type { ReadFailure, Observation } from '../model/observation.ts';
import { defined } from '../model/defined.ts';
import { latestObservation, type Timeline } from '../model/timeline.ts';
import type { AwsClient } from './aws/client.ts';
import { readNewRevisions, type MissingRevisions } from './new-revisions.ts';
import { readTargetGroups } from './load-balancer-reads.ts';
import { readTaskDefinitions } from './read/task-definitions.ts';

export type Configuration = Pick<Observation, 'revisions' | 'withoutRevision' | 'targetGroups' | 'taskDefinitions'> & {
  readonly readFailures: readonly ReadFailure[];
};

/**
 * Reads what is not known yet of the deployment that is verified (and of PRIMARY, whose target groups it may share).
 *
 * @param timeline up to and with this observation
 * @param again whether target groups and task definition are read although they are known
 */
export async function readConfiguration(
  client: AwsClient,
  missing: MissingRevisions,
  timeline: Timeline,
  again: boolean,
): Promise<Configuration> {
  const observation = latestObservation(timeline);
  const { deployment } = timeline;
  if (!observation?.service) return { revisions: new Map(), targetGroups: [], taskDefinitions: [], readFailures: [] };
  const { revisions, withoutRevision, readFailures } = await readNewRevisions(client, missing, timeline, observation.service);
  const { targetGroups, taskDefinitions } = observation;
  if (!deployment) return { revisions, ...defined({ withoutRevision }), targetGroups, taskDefinitions, readFailures };

  const isNew = (arn: string, known: readonly { readonly arn: string }[]): boolean =>
    again || !known.some((one) => one.arn === arn);
  const balancers = loadBalancersOf({ ...observation, revisions }, deployment);
  const groupArns = new Set(
    balancers.flatMap(({ targetGroupArn, otherTargetGroupArn }) =>
      [targetGroupArn, otherTargetGroupArn].filter((arn) => arn !== undefined),
    ),
  );
  const definitionArns = deployment.taskDefinition === undefined ? [] : [deployment.taskDefinition];
  const [groups, definitions] = await Promise.all([
    readTargetGroups(
      client,
      [...groupArns].filter((arn) => isNew(arn, targetGroups)),
    ),
    readTaskDefinitions(
      client,
      definitionArns.filter((arn) => isNew(arn, taskDefinitions)),
    ),
  ]);
  return {
    revisions,
    ...defined({ withoutRevision }),
    targetGroups: replaced(targetGroups, groups.value ?? []),
    taskDefinitions: replaced(taskDefinitions, definitions.value ?? []),
    readFailures: [...readFailures, ...groups.readFailures, ...definitions.readFailures],
  };
}

/** The known ones, with those just read in their places. */
function replaced<T extends { readonly arn: string }>(known: readonly T[], read: readonly T[]): readonly T[] {
  if (read.length === 0) return known;
  const byArn = new Map([...known, ...read].map((one) => [one.arn, one]));
  return [...byArn.values()];
}
