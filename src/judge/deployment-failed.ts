/** Whether ECS gave the deployment up, or what it made for its traffic stays broken. */
import type { Observation } from '../model/observation.ts';
import { latestWithService, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';
import { lastingFault } from './lasting-fault.ts';

export function deploymentFailed(timeline: Timeline, observation: Observation): CheckResult {
  const { deployment } = timeline;
  const failure = deployment?.strategy.failure(deployment, latestWithService(timeline));
  if (!deployment || failure === undefined) return lastingFault(timeline, observation, 'deployment-failed');
  return { because: `ECS gave ${deployment.id} up: ${failure}` };
}
