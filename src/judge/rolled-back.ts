/** Whether ECS went back to an older deployment. */
import { unknownId } from '../model/deployment.ts';
import { latestWithService, type Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

export function rolledBack(timeline: Timeline): CheckResult {
  const { deployment } = timeline;
  const rollback = deployment?.strategy.rollback(deployment, latestWithService(timeline));
  if (!deployment || !rollback) return undefined;
  const id = deployment.id === unknownId ? 'the last deployment' : deployment.id;
  const to = rollback.to === undefined ? '' : ` to ${rollback.to}`;
  return { because: `${rollback.by ?? 'ECS'} rolled ${id} back${to} (${rollback.field}: ${rollback.text})` };
}
