/** What ECS says of the service's deployments: all of them where that may have changed, else the verified one alone. */
import { defined } from '../model/defined.ts';
import type { Observation, Service, ServiceDeployment } from '../model/observation.ts';
import { hasServiceDeployments } from '../model/strategy/index.ts';
import { extend, type Timeline } from '../model/timeline.ts';
import type { ObservationContext } from './observation-context.ts';
import { readServiceDeployments } from './read/service-deployments.ts';
import { isStable, serviceDeploymentsAreDue } from './refresh.ts';

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
  const needed = deployment?.strategy.requiredOperations.has('ListServiceDeployments') ?? false;
  const wanted = { needed, verifiedAt: isPinned ? deployment.createdAt : undefined };
  const readAll = (soFar: Observation): Promise<Observation> => withAll(context, timeline, soFar, service, wanted);
  if (all || serviceDeploymentsAreDue(timeline, service, isPinned)) return readAll(draft);
  if (!isPinned || !deployment.serviceDeployment) return draft;
  const pinned = await withPinned(context, draft, deployment.serviceDeployment);
  return isStopped(pinned, deployment.serviceDeployment) ? readAll(pinned) : pinned;
}

/** What ECS stops a deployment for, a newer one, the list alone may show by then. */
const isStopped = ({ serviceDeployments = [] }: Observation, { arn }: ServiceDeployment): boolean =>
  serviceDeployments.some((one) => one.arn === arn && one.status === 'STOPPED');

/** Nothing is called healthy before ECS has called it complete without having asked whether ECS is about to take it back. */
export async function withLastWord(context: ObservationContext, timeline: Timeline, whole: Observation): Promise<Observation> {
  const { service } = whole;
  if (timeline.criteria.waitUntil === 'completed' || !service || !hasServiceDeployments(service, timeline.strategies))
    return whole;
  const ahead = extend(timeline, whole);
  const isPinned = ahead.deployment?.strategy.shiftsTraffic === true;
  if (isPinned || !isStable(ahead) || serviceDeploymentsAreDue(timeline, service, isPinned)) return whole;
  return withAll(context, timeline, whole, service, { needed: false, verifiedAt: undefined });
}

interface Wanted {
  /** Whether there is no verdict without them. */
  readonly needed: boolean;
  /** When the deployment was created whose own service deployment must be among them. */
  readonly verifiedAt: number | undefined;
}

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
