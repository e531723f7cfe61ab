/** Whether ECS went back to an older deployment. */
import { unknownId } from '../model/deployment.ts';
import { latestWithService, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

export function rolledBack(timeline: Timeline): CheckResult {
  const { deployment, criteria } = timeline;
  // As long as nobody knows what it ran, the one that is expected may be yet to come.
  const isUntold = deployment?.id === unknownId && deployment.taskDefinition === undefined;
  if (isUntold && criteria.taskDefinitions.length > 0) return undefined;
  const rollback = deployment?.strategy.rollback(deployment, latestWithService(timeline));
  if (!deployment || !rollback) return undefined;
  const id = deployment.id === unknownId ? 'the last deployment' : deployment.id;
  const to = rollback.to === undefined ? '' : ` to ${rollback.to}`;
  return { because: `${rollback.by ?? 'ECS'} rolled ${id} back${to} (${rollback.field}: ${rollback.text})` };
}
