/** Whether a newer deployment took the place of the one that is verified. */
import { latestWithService, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

export function superseded(timeline: Timeline): CheckResult {
  const { deployment, criteria } = timeline;
  const observation = latestWithService(timeline);
  const newer = observation && deployment?.strategy.successor(deployment, observation);
  if (!deployment || !newer) return undefined;
  const { id, taskDefinition } = newer;
  // Whether it is one to go on with, what it runs will tell.
  if (taskDefinition === undefined && criteria.onSuperseded === 'follow' && criteria.taskDefinitions.length > 0) return undefined;
  return {
    because: `${id}${taskDefinition === undefined ? '' : ` (${taskDefinition})`} took the place of ${deployment.id} before that was healthy`,
    passes: criteria.onSuperseded === 'pass',
  };
}
