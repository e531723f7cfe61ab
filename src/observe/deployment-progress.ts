/** What ECS says of the service's deployments: all of them where that may have changed, else the verified one alone. */
import { defined } from '../model/defined.ts';
import { isExpectedDeployment } from '../model/deployment-selection.ts';
import type { Observation, Service, ServiceDeployment } from '../model/observation.ts';
import { hasServiceDeployments } from '../model/strategy/index.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { extend, type Timeline } from '../model/timeline.ts';
import type { ObservationContext } from './observation-context.ts';
import { readServiceDeployments } from './read/service-deployments.ts';
import { serviceDeploymentsAreDue } from './refresh.ts';

/** Service deployments that are older concern nobody, but for the one that is verified: a rollback is remembered for six hours. */
const memoryMs = (6 * 60 + 10) * 60_000;

/** ECS keeps them for 90 days, and refuses to look back further. */
const keptMs = 90 * 24 * 3_600_000;
const minuteMs = 60_000;

/** @param all whether all of them are read, whatever has changed */
export async function withDeploymentProgress(
  context: ObservationContext,
  timeline: Timeline,
  draft: Observation,
  all: boolean,
): Promise<Observation> {
  const { service } = draft;
  if (!service || !hasServiceDeployments(service, timeline.strategies)) return draft;
  const { deployment } = extend(timeline, draft);
  const isPinned = deployment?.strategy.shiftsTraffic === true;
  const readAll = async (soFar: Observation): Promise<Observation> => {
    const told = await withAll(context, timeline, soFar, service, wantedOf(timeline, deployment));
    const verified = extend(timeline, told).deployment;
    // What they tell may show that an older one is meant, whose own is not among them.
    const isAmong = verified?.id === deployment?.id || verified?.serviceDeployment !== undefined;
    return isAmong || verified?.strategy.shiftsTraffic !== true
      ? told
      : withAll(context, timeline, told, service, wantedOf(timeline, verified));
  };
  if (all || serviceDeploymentsAreDue(timeline, service, isPinned)) return readAll(draft);
  if (!isPinned || !deployment.serviceDeployment) return draft;
  const pinned = await withPinned(context, draft, deployment.serviceDeployment);
  return isStopped(pinned, deployment.serviceDeployment) ? readAll(pinned) : pinned;
}

/** What ECS stops a deployment for, a newer one, the list alone may show by then. */
const isStopped = ({ serviceDeployments = [] }: Observation, { arn }: ServiceDeployment): boolean =>
  serviceDeployments.some((one) => one.arn === arn && one.status === 'STOPPED');

interface Wanted {
  /** Whether there is no verdict without them. */
  readonly needed: boolean;
  /** When the deployment was created whose own service deployment must be among them. */
  readonly verifiedAt: number | undefined;
}

const wantedOf = ({ criteria }: Timeline, deployment: VerifiedDeployment | undefined): Wanted => ({
  // One that only may be the expected one needs nothing yet.
  needed:
    deployment !== undefined &&
    isExpectedDeployment(deployment, criteria.taskDefinitions) &&
    deployment.strategy.requiredOperations.has('ListServiceDeployments'),
  verifiedAt: deployment?.strategy.shiftsTraffic === true ? deployment.createdAt : undefined,
});

/** All of them, none of which need be told for a verdict. */
export const withServiceDeployments = (
  context: ObservationContext,
  timeline: Timeline,
  draft: Observation,
  service: Service,
): Promise<Observation> => withAll(context, timeline, draft, service, { needed: false, verifiedAt: undefined });

async function withAll(
  { client, at }: ObservationContext,
  timeline: Timeline,
  draft: Observation,
  service: Service,
  { needed, verifiedAt = Infinity }: Wanted,
): Promise<Observation> {
  const fromMs = Math.min((timeline.observations[0] ?? draft).at - memoryMs, verifiedAt - minuteMs);
  const { selector } = timeline.criteria;
  const { value, readFailures } = await readServiceDeployments(
    client,
    timeline.name,
    Math.max(fromMs, service.createdAt - 1000, at() - keptMs + minuteMs),
    draft.serviceDeployments ?? [],
    selector.which === 'arn' ? selector.arn : undefined,
    needed,
  );
  return { ...draft, ...defined({ serviceDeployments: value }), readFailures: [...draft.readFailures, ...readFailures] };
}

async function withPinned(
  { serviceDeployment }: ObservationContext,
  draft: Observation,
  { arn }: ServiceDeployment,
): Promise<Observation> {
  const { value, readFailures } = await serviceDeployment(arn);
  const serviceDeployments = (draft.serviceDeployments ?? []).map((one) => (one.arn === arn ? (value ?? one) : one));
  return { ...draft, serviceDeployments, readFailures: [...draft.readFailures, ...readFailures] };
}
