/** What ECS itself has decided about the deployment. */
import { latestService, latestWithService, subjectEntry, type Timeline } from '../model/timeline.ts';
import { rollbackOf, unknownId } from '../model/subject.ts';
import type { Objection } from './judge.ts';

export function rolledBack(timeline: Timeline): Objection {
  const { subject } = timeline;
  const rollback = subject && rollbackOf(subject, latestWithService(timeline));
  if (!rollback) return undefined;
  const id = subject.id === unknownId ? 'the last deployment' : subject.id;
  return {
    because: `ECS rolled ${id} back${rollback.to === undefined ? '' : ` to ${rollback.to}`} (${rollback.field}: ${rollback.text})`,
  };
}

export function superseded(timeline: Timeline): Objection {
  const createdAt = timeline.subject?.createdAt;
  if (createdAt === undefined) return undefined;
  const newer = latestService(timeline)?.deployments.find((one) => one.createdAt > createdAt && one.id !== timeline.subject?.id);
  if (!newer) return undefined;
  return {
    because: `${newer.id} (${newer.taskDefinition}) took the place of ${timeline.subject?.id ?? ''} before that was healthy`,
    passes: timeline.criteria.onSuperseded === 'pass',
  };
}

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceDeployment.html */
const gaveUp = new Set(['STOPPED', 'ROLLBACK_FAILED']);

export function deploymentFailed(timeline: Timeline): Objection {
  const entry = subjectEntry(timeline);
  const ended = timeline.subject?.serviceDeployment;
  const id = timeline.subject?.id ?? '';
  if (ended && gaveUp.has(ended.status)) {
    return {
      because: `ECS gave ${id} up: service deployment ${ended.status}${ended.statusReason === undefined ? '' : `, ${ended.statusReason}`}`,
    };
  }
  if (entry?.rolloutState === 'FAILED')
    return { because: `ECS gave ${id} up: ${entry.rolloutStateReason ?? 'rolloutState FAILED'}` };
  return undefined;
}
