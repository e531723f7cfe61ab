/** What one observation gathers of one service, before it is stamped. */
import { defined } from '../model/defined.ts';
import { isDeleted } from '../model/deployment.ts';
import type { Observation } from '../model/observation.ts';
import { extend, type Timeline } from '../model/timeline.ts';
import { readConfiguration } from './configuration.ts';
import type { ObservationContext } from './observation-context.ts';
import { withCodeDeploy } from './code-deploy-progress.ts';
import { withDeploymentProgress } from './deployment-progress.ts';
import { lastKnown } from './last-known.ts';
import { withLastWord } from './last-word.ts';
import type { DescribedService } from './read/services.ts';
import { withRules } from './listener-rules.ts';
import { shareUnchanged } from './recording/structural-sharing.ts';
import { withTasksAndTargets } from './tasks-and-targets.ts';

/** @param isClosing whether all is read again that may have changed since the deployment first showed */
export async function observeService(
  context: ObservationContext,
  timeline: Timeline,
  described: DescribedService,
  isClosing: boolean,
): Promise<Observation> {
  const seen = lastKnown(timeline);
  const start = startOf(seen, described, context, isClosing ? 'closing' : 'quiet');
  const { service } = start;
  // Of one that is deleted, or is being, nothing more is wanted.
  if (!service || isDeleted(service)) return start;
  const ofEcs = await withDeploymentProgress(context, timeline, start, isClosing);
  const told = await withCodeDeploy(context, timeline, ofEcs, isClosing);
  const known = await withConfiguration(context, extend(timeline, told), told, isClosing);
  const chosen = extend(timeline, known);
  // What a revision runs may show that another deployment is meant.
  const isOther = chosen.deployment?.id !== extend(timeline, told).deployment?.id;
  const configured = isOther
    ? await withConfiguration(context, chosen, { ...known, readFailures: told.readFailures }, isClosing)
    : known;
  const ahead = extend(timeline, configured);
  const ruled = await withRules(context, ahead, configured);
  const read = ahead.deployment ? await withTasksAndTargets(context, timeline, ahead, ruled, isClosing) : ruled;
  const whole = isClosing ? read : await withLastWord(context, timeline, read);
  const isOpening = timeline.facts.shownIn === undefined && ahead.facts.shownIn !== undefined;
  return shareUnchanged(seen, isOpening && !isClosing ? { ...whole, kind: 'opening' } : whole);
}

async function withConfiguration(
  { client, memory }: ObservationContext,
  ahead: Timeline,
  draft: Observation,
  isClosing: boolean,
): Promise<Observation> {
  const { readFailures, ...parts } = await readConfiguration(client, memory.missingRevisions, ahead, isClosing);
  return { ...draft, ...parts, readFailures: [...draft.readFailures, ...readFailures] };
}

/** The service, and of the rest what the observation before knew. */
function startOf(
  before: Observation | undefined,
  described: DescribedService,
  { at, clockOffset }: ObservationContext,
  kind: Observation['kind'],
): Observation {
  return {
    kind,
    at: at(),
    endedAt: at(),
    ...clockOffset(),
    answered: true,
    throttled: false,
    ...defined({
      missing: described.missing,
      service: described.service && shareUnchanged(before?.service, described.service),
      serviceDeployments: before?.serviceDeployments,
      withoutRevision: before?.withoutRevision,
      codeDeploy: before?.codeDeploy,
    }),
    targets: new Map(),
    targetGroups: before?.targetGroups ?? [],
    revisions: before?.revisions ?? new Map<string, never>(),
    taskDefinitions: before?.taskDefinitions ?? [],
    logs: [],
    readFailures: described.readFailure ? [described.readFailure] : [],
  };
}
