/** Whether ECS gave the deployment up. */
import { latestWithService, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

export function deploymentFailed(timeline: Timeline): CheckResult {
  const { deployment } = timeline;
  const failure = deployment?.strategy.failure(deployment, latestWithService(timeline));
  return failure === undefined ? undefined : { because: `ECS gave ${deployment?.id ?? ''} up: ${failure}` };
}
