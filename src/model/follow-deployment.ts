/** Folds an observation into what is known of the deployment: the time that was not watched first, then its tasks, then its traffic. */
import type { Criteria } from './criteria.ts';
import { followTasks, type DeploymentFacts } from './deployment-facts.ts';
import { followTraffic } from './follow-traffic.ts';
import type { Observation } from './observation.ts';
import type { VerifiedDeployment } from './strategy/strategy.ts';
import { passOverGap } from './watched-time.ts';

/** @param stableForSeconds how long all must stay healthy, as this observation's configuration has it */
export function followDeployment(
  before: DeploymentFacts,
  observation: Observation,
  deployment: VerifiedDeployment,
  criteria: Criteria,
  stableForSeconds: number,
): DeploymentFacts {
  const watched = passOverGap(before, observation, deployment, criteria, stableForSeconds);
  const tasks = followTasks(watched, observation, deployment, stableForSeconds);
  return followTraffic(tasks, observation, deployment, criteria.waitUntil);
}
