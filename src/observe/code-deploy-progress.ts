/** What CodeDeploy says of the deployment that is verified, where it is CodeDeploy that brings it. */
import { defined } from '../model/defined.ts';
import type { CodeDeployDeployment, CodeDeployTarget, Observation, Service } from '../model/observation.ts';
import type { VerifiedDeployment } from '../model/strategy/strategy.ts';
import { isAboutToWait } from '../model/strategy/code-deploy-pause.ts';
import { isTargetUnread, saysShifted } from '../model/strategy/code-deploy-traffic.ts';
import { deadlineOf, extend, latestObservation, type Timeline } from '../model/timeline.ts';
import type { Part } from './aws/client.ts';
import type { ObservationContext } from './observation-context.ts';
import { isOwnConfiguration, readCodeDeployDeployment, readCodeDeployTarget, readTrafficStep } from './read/code-deploy.ts';

/** Its lifecycle events are read this often even when nothing points at a change. */
const targetEveryMs = 30_000;

const unasked: Part<never> = { readFailures: [] };

/** @param all whether its target is read again, whatever has changed */
export async function withCodeDeploy(
  context: ObservationContext,
  timeline: Timeline,
  draft: Observation,
  all: boolean,
): Promise<Observation> {
  const { service } = draft;
  const { deployment } = extend(timeline, draft);
  const id = deployment?.strategy.codeDeployId(timeline.criteria.waitUntil, deployment);
  if (!service || !deployment || id === undefined || context.isAudit) return draft;
  const known = draft.codeDeploy?.id === id ? draft.codeDeploy : undefined;
  const read = await readCodeDeployDeployment(context.client, id);
  const isDue = all || targetIsDue(context, timeline, { service, deployment, known, now: read.value ?? known });
  const [target, step] = await Promise.all([
    isDue ? targetOf(context, timeline, id, service) : unasked,
    stepOf(context, known, read.value),
  ]);
  const readFailures = [read, target, step].flatMap((part) => part.readFailures);
  const now = read.value ?? known;
  const codeDeploy: CodeDeployDeployment | undefined = now && {
    ...now,
    ...defined({ target: target.value ?? known?.target, trafficStep: step.value ?? now.trafficStep }),
  };
  return { ...draft, ...defined({ codeDeploy }), readFailures: [...draft.readFailures, ...readFailures] };
}

interface Seen {
  readonly service: Service;
  readonly deployment: VerifiedDeployment;
  /** What was known of it before. */
  readonly known: CodeDeployDeployment | undefined;
  readonly now: CodeDeployDeployment | undefined;
}

/**
 * Whether its events and weights may be others: it or a task set is in another state, they could not be read before, it is time, or
 * they are the next to change, since ECS already calls the set PRIMARY, or all of its tasks run and it is to wait for a person; or the
 * gate's own time is up, which ends otherwise where it does wait.
 */
function targetIsDue({ memory, at }: ObservationContext, timeline: Timeline, { service, deployment, known, now }: Seen): boolean {
  const before = latestObservation(timeline);
  const { status, desiredCount = 0, runningCount = 0 } = deployment.entry ?? {};
  return (
    !known?.target ||
    known.status !== now?.status ||
    (status === 'PRIMARY' && !saysShifted(known, deployment.id)) ||
    (runningCount >= Math.max(desiredCount, Math.min(service.desiredCount, 1)) && isAboutToWait(known)) ||
    !before?.service ||
    outline(before.service) !== outline(service) ||
    isTargetUnread(before) ||
    at() - (memory.targetsReadAt.get(timeline.name) ?? 0) >= targetEveryMs ||
    at() >= (deadlineOf(timeline) ?? Infinity)
  );
}

/** What task sets look like from far. */
const outline = ({ deployments }: Service): string => deployments.map(({ id, status }) => `${id} ${status}`).join();

function targetOf(
  { client, memory, at }: ObservationContext,
  { name }: Timeline,
  deploymentId: string,
  service: Service,
): Promise<Part<CodeDeployTarget>> {
  memory.targetsReadAt.set(name, at());
  return readCodeDeployTarget(client, deploymentId, `${service.clusterName}:${service.name}`);
}

/** How a configuration of the user's own shifts traffic; it is asked for once, since it never changes. */
async function stepOf(
  { client, memory }: ObservationContext,
  known: CodeDeployDeployment | undefined,
  now: CodeDeployDeployment | undefined,
): Promise<Part<Required<CodeDeployDeployment>['trafficStep']>> {
  const name = now?.configurationName;
  if (known?.trafficStep) return { value: known.trafficStep, readFailures: [] };
  if (!isOwnConfiguration(name) || memory.shiftsAtOnce.has(name)) return unasked;
  const read = await readTrafficStep(client, name);
  if (!read.value && read.readFailures.length === 0) memory.shiftsAtOnce.add(name);
  return read;
}
