/** What makes a deployment fail once it has lasted for a minute. */
import { isAnswered } from './answered.ts';
import { hasEndedBadly } from './code-deploy.ts';
import { hasTaskSets } from './entries.ts';
import { hasFailedResource } from './managed.ts';
import { isToldBesides } from './besides.ts';
import { allGroupsOf, ownGroupsOf } from './own-groups.ts';
import { showsHealth, showsRevision, type Sight } from './sight.ts';
import { goesAstray, goesElsewhere, isRuleTold, lacksRule } from './traffic.ts';

export type Lasting = 'traffic-astray' | 'rule-missing' | 'resource-failed' | 'code-deploy-ended';

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
    ...since('resource-failed', hasFailedResource(sight)),
    ...since('code-deploy-ended', sight.told !== undefined && hasEndedBadly(sight.told)),
  };
}

/** Whether an observation tells whether it holds. */
export function isTold(sight: Sight, what: Lasting): boolean {
  if (what === 'resource-failed') return showsRevision(sight);
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
