/** What is asked before a deployment may be called healthy: whether ECS by now says something that gainsays it. */
import type { Observation, Service } from '../model/observation.ts';
import { hasServiceDeployments } from '../model/strategy/index.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { extend, type Timeline } from '../model/timeline.ts';
import { withServiceDeployments } from './deployment-progress.ts';
import { lacksResolved } from './new-revisions.ts';
import type { ObservationContext } from './observation-context.ts';
import { readRevisions } from './read/service-revisions.ts';
import { isStable, serviceDeploymentsAreDue } from './refresh.ts';

/** Asks only where all has been healthy for long enough, and once ECS calls it complete where that is waited for. */
export async function withLastWord(context: ObservationContext, timeline: Timeline, whole: Observation): Promise<Observation> {
  const { service } = whole;
  if (!service || !hasServiceDeployments(service, timeline.strategies)) return whole;
  const ahead = extend(timeline, whole);
  const { criteria, deployment } = ahead;
  if (!deployment || !isStable(ahead)) return whole;
  const isAwaited = criteria.waitUntil === 'completed';
  if (!deployment.strategy.shiftsTraffic)
    return isAwaited || serviceDeploymentsAreDue(timeline, service, false)
      ? whole
      : withServiceDeployments(context, timeline, whole, service);
  const isStillToEnd = isAwaited && deployment.serviceDeployment?.finishedAt === undefined;
  return isStillToEnd || !lacksResolved(whole, deployment.id) ? whole : withRevision(context, whole, service, deployment);
}

/** Which group of a pair ECS uses may be told by now, and be another than the one in which the tasks are. */
async function withRevision(
  { client }: ObservationContext,
  whole: Observation,
  service: Service,
  { id }: VerifiedDeployment,
): Promise<Observation> {
  const { value, readFailures } = await readRevisions(client, service, [id], true);
  return {
    ...whole,
    revisions: new Map([...whole.revisions, ...(value ?? [])]),
    readFailures: [...whole.readFailures, ...readFailures],
  };
}
