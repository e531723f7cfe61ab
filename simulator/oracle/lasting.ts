/** What makes a deployment fail once it has lasted for a minute. */
import { hasEndedBadly } from './code-deploy.ts';
import { hasFailedResource } from './managed.ts';
import type { Sight } from './sight.ts';
import { goesAstray, lacksRule } from './traffic.ts';

export type Lasting = 'traffic-astray' | 'rule-missing' | 'resource-failed' | 'code-deploy-ended';

/** Since which observation each has held in every one; absent: it does not. */
export type LastingSinceMs = Partial<Record<Lasting, number>>;

export function lastingAfter(sight: Sight, before: LastingSinceMs): LastingSinceMs {
  const since = (what: Lasting, holds: boolean): LastingSinceMs => (holds ? { [what]: before[what] ?? sight.view.atMs } : {});
  return {
    ...since('traffic-astray', goesAstray(sight)),
    ...since('rule-missing', lacksRule(sight)),
    ...since('resource-failed', hasFailedResource(sight)),
    // It has ended for good, so that it need not be told again.
    ...since('code-deploy-ended', sight.told !== undefined && hasEndedBadly(sight.told)),
  };
}
