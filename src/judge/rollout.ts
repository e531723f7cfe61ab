/** What ECS itself has decided about the deployment. */
import { latestService, latestWithService, deploymentEntry, type Timeline } from '../model/timeline.ts';
import { rollbackOf, unknownId } from '../model/deployment.ts';
import type { CheckResult } from './judge.ts';

export function rolledBack(timeline: Timeline): CheckResult {
  const { deployment } = timeline;
  const rollback = deployment && rollbackOf(deployment, latestWithService(timeline));
  if (!rollback) return undefined;
  const id = deployment.id === unknownId ? 'the last deployment' : deployment.id;
  return {
    because: `ECS rolled ${id} back${rollback.to === undefined ? '' : ` to ${rollback.to}`} (${rollback.field}: ${rollback.text})`,
  };
}

export function superseded(timeline: Timeline): CheckResult {
  const createdAt = timeline.deployment?.createdAt;
  if (createdAt === undefined) return undefined;
  const newer = latestService(timeline)?.deployments.find(
    (one) => one.createdAt > createdAt && one.id !== timeline.deployment?.id,
  );
  if (!newer) return undefined;
  return {
    because: `${newer.id} (${newer.taskDefinition}) took the place of ${timeline.deployment?.id ?? ''} before that was healthy`,
    passes: timeline.criteria.onSuperseded === 'pass',
  };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html */
const gaveUp = new Set(['STOPPED', 'ROLLBACK_FAILED']);

export function deploymentFailed(timeline: Timeline): CheckResult {
  const entry = deploymentEntry(timeline);
  const ended = timeline.deployment?.serviceDeployment;
  const id = timeline.deployment?.id ?? '';
  if (ended && gaveUp.has(ended.status)) {
    return {
      because: `ECS gave ${id} up: service deployment ${ended.status}${ended.statusReason === undefined ? '' : `, ${ended.statusReason}`}`,
    };
  }
  if (entry?.rolloutState === 'FAILED')
    return { because: `ECS gave ${id} up: ${entry.rolloutStateReason ?? 'rolloutState FAILED'}` };
  return undefined;
}
