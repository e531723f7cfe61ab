/** What makes a deployment fail once it has lasted for a minute. */
import { isAnswered } from './answered.ts';
import { hasEndedBadly } from './code-deploy.ts';
import { hasTaskSets } from './entries.ts';
import { failedResources } from './managed.ts';
import { isToldBesides } from './besides.ts';
import { allGroupsOf, ownGroupsOf } from './own-groups.ts';
import { showsHealth, showsRevision, type Sight } from './sight.ts';
import { goesAstray, goesElsewhere, isRuleTold, lacksRule } from './traffic.ts';

export type Lasting = 'traffic-astray' | 'rule-missing' | ResourceFailed | 'code-deploy-ended';

/** Each by itself: one that is well again says nothing of another. */
export type ResourceFailed = `${string} failed`;

/** Since which observation each has held in every one; absent: it does not. */
export type LastingSinceMs = Partial<Record<Lasting, number>>;

const TARGETS = 'BatchGetDeploymentTargets';

export function lastingAfter(sight: Sight, before: LastingSinceMs): LastingSinceMs {
  // What an observation does not tell is no news.
  const since = (what: Lasting, holds: boolean): LastingSinceMs =>
    (isTold(sight, what) ? holds : before[what] !== undefined) ? { [what]: before[what] ?? sight.view.atMs } : {};
  return {
    ...since('traffic-astray', goesAstray(sight)),
    ...since('rule-missing', lacksRule(sight)),
    ...resourcesAfter(sight, before),
    ...since('code-deploy-ended', sight.told !== undefined && hasEndedBadly(sight.told)),
  };
}

function resourcesAfter(sight: Sight, before: LastingSinceMs): LastingSinceMs {
  const known = Object.entries(before).filter(([what]) => isResource(what));
  if (!showsRevision(sight)) return Object.fromEntries(known);
  return Object.fromEntries(failuresOf(sight).map((what) => [what, before[what] ?? sight.view.atMs]));
}

export const failuresOf = (sight: Sight): readonly ResourceFailed[] =>
  failedResources(sight).map((resource): ResourceFailed => `${resource} failed`);

const isResource = (what: string): what is ResourceFailed => what.endsWith(' failed');

/** Whether an observation tells whether it holds. */
export function isTold(sight: Sight, what: Lasting): boolean {
  if (isResource(what)) return showsRevision(sight);
  // It has ended for good, so that it need not be told again.
  if (what === 'code-deploy-ended') return true;
  // Where CodeDeploy sends traffic its target tells, whatever its deployment says.
  if (hasTaskSets(sight.service.setting)) return showsHealth(sight) && isAnswered(sight.watched, sight.view, TARGETS);
  // Which of a pair is its own its targets tell, or ECS, once it does.
  const { watched, service, deployment } = sight;
  const hasPairs = allGroupsOf(watched, service, deployment).length > ownGroupsOf(service, deployment).length;
  const own = service.serviceRevisions.find(({ deploymentId }) => deploymentId === deployment.deploymentId);
  // Of an Express service it says nothing.
  const isResolved = service.setting.kind !== 'express' && sight.revisionRead && own?.resolved !== undefined;
  const isChosen = !hasPairs || isResolved;
  const isElsewhere = isChosen && goesElsewhere(sight);
  return isToldBesides(sight) && isRuleTold(sight) && (what === 'rule-missing' || showsHealth(sight) || isElsewhere);
}
