/** `on-superseded: follow`: which newer deployment is verified in the place of one that it replaced. */
import type { Criteria } from './criteria.ts';
import type { KnownDeployment } from './deployment.ts';
import { isExpectedDeployment } from './deployment-selection.ts';
import type { Observation } from './observation.ts';
import type { Strategy } from './strategy/strategy.ts';

/** So many newer deployments are followed, one after the other. */
const mostFollowed = 10;

/** What is known when an observation is folded in. */
interface Following {
  readonly criteria: Criteria;
  /** The one that was verified until then. */
  readonly deployment?: KnownDeployment;
  /** Those that were verified before it. */
  readonly followed: readonly string[];
}

interface Followed {
  readonly selected: KnownDeployment | undefined;
  readonly followed: readonly string[];
}

/** @param selected the deployment that was asked for */
export function followNewer(
  { criteria, deployment, followed }: Following,
  known: ReadonlyMap<string, KnownDeployment>,
  observation: Observation | undefined,
  selected: KnownDeployment | undefined,
  strategy: Strategy,
): Followed {
  // Once another one is followed, what was asked for concerns nobody any more.
  const current = followed.length > 0 && deployment ? (known.get(deployment.id) ?? deployment) : selected;
  const isOver = criteria.onSuperseded !== 'follow' || followed.length >= mostFollowed;
  if (isOver || !current || !observation || strategy.rollback(current, observation)) return { selected: current, followed };
  const newer = strategy.successor(current, observation);
  const next = newer && known.get(newer.id);
  return next && isExpectedDeployment(next, criteria.taskDefinitions)
    ? { selected: next, followed: [...followed, current.id] }
    : { selected: current, followed };
}
