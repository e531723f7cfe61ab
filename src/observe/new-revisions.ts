/** Which service revisions an observation must read, and which are not there. */
import { defined } from '../model/defined.ts';
import { primaryOf, unknownId } from '../model/deployment.ts';
import type { Observation, ReadFailure, Service } from '../model/observation.ts';
import { hasServiceDeployments } from '../model/strategy/index.ts';
import { lacksLattice } from '../model/strategy/load-balancers.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { latestObservation, type Timeline } from '../model/timeline.ts';
import type { AwsClient } from './aws/client.ts';
import { readRevisions } from './read/service-revisions.ts';

/** How often AWS has answered without the revision of a deployment, by its id. */
export type MissingRevisions = Map<string, number>;

/** A revision that is still missing then is older than revisions are; a new one appears within a minute. */
const mostMisses = 12;

/** With the verified deployment's and PRIMARY's they fit in one call. */
const mostOthers = 18;

type Revisions = Pick<Observation, 'revisions' | 'withoutRevision'> & { readonly readFailures: readonly ReadFailure[] };

/** @param timeline up to and with this observation */
export async function readNewRevisions(
  client: AwsClient,
  missing: MissingRevisions,
  timeline: Timeline,
  service: Service,
): Promise<Revisions> {
  const observation = latestObservation(timeline);
  const known = observation?.revisions ?? new Map<string, never>();
  const { deployment } = timeline;
  const isRequired =
    deployment?.strategy.requiredOperations.has('DescribeServiceRevisions') === true ||
    (observation !== undefined && lacksLattice(observation, deployment?.id ?? ''));
  const isGivenUp = (id: string): boolean => !(isRequired && id === deployment?.id) && (missing.get(id) ?? 0) >= mostMisses;
  const relevant = new Set([deployment?.id ?? [], primaryOf(observation)?.id ?? [], ...unlistedOnes(timeline)].flat());
  const again = deployment && isUnsettled(timeline, deployment, service) ? deployment.id : undefined;
  const asked = [...relevant].filter((id) => id !== unknownId && (id === again || !known.has(id)) && !isGivenUp(id));
  if (asked.length === 0 || !hasServiceDeployments(service, timeline.strategies))
    return { revisions: known, ...defined({ withoutRevision: observation?.withoutRevision }), readFailures: [] };

  // They alone tell of VPC Lattice, and of a service without load balancers whether it has connectors to gateways.
  const needed = service.loadBalancers.length === 0 || isRequired;
  const { value, readFailures } = await readRevisions(client, service, asked, needed);
  const revisions = value && value.size > 0 ? new Map([...known, ...value]) : known;
  if (readFailures.length === 0) for (const id of asked) if (!revisions.has(id)) missing.set(id, (missing.get(id) ?? 0) + 1);
  const withoutRevision = [...(observation?.withoutRevision ?? []), ...asked.filter(isGivenUp)];
  return { revisions, ...(withoutRevision.length > 0 ? { withoutRevision } : {}), readFailures };
}

/**
 * Whether a revision that was read may tell something else by now: what ECS makes for it comes and fails, and nothing else tells;
 * what there is of VPC Lattice may be missing from it; and, each time that the deployment has got further, which group of a pair ECS has chosen, as long as that is not told.
 */
function isUnsettled({ observations }: Timeline, { id, serviceDeployment }: VerifiedDeployment, service: Service): boolean {
  const observation = observations.at(-1);
  const revision = observation?.revisions.get(id);
  if (!observation || !revision) return false;
  if (service.resourceManagementType === 'ECS' || revision.gatewayConnectorCount > 0 || lacksLattice(observation, id))
    return true;
  if (!lacksResolved(observation, id)) return false;
  const before = observations.at(-2)?.serviceDeployments?.find(({ arn }) => arn === serviceDeployment?.arn);
  return before?.lifecycleStage !== serviceDeployment?.lifecycleStage || before?.status !== serviceDeployment?.status;
}

/** Whether the deployment has pairs of target groups, and its revision does not tell yet which group of them ECS has chosen. */
export function lacksResolved({ revisions }: Observation, id: string): boolean {
  const { loadBalancers = [], resolved = [] } = revisions.get(id) ?? {};
  return resolved.length === 0 && loadBalancers.some(({ alternateTargetGroupArn }) => alternateTargetGroupArn !== undefined);
}

/**
 * Deployments that are listed no more, or not yet, newest first: what they run, which is compared with the task definition that
 * is expected, stands in their revisions alone.
 */
function unlistedOnes({ criteria, observations, known }: Timeline): readonly string[] {
  if (criteria.taskDefinitions.length === 0) return [];
  return (observations.at(-1)?.serviceDeployments ?? [])
    .map(({ deploymentId }) => deploymentId)
    .filter((id) => known.get(id)?.taskDefinition === undefined)
    .slice(0, mostOthers);
}
