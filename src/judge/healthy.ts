/** Whether the deployment is healthy: the only way to green that no input has to open. */
import { count, duration } from '../model/phrases.ts';
import { firstLook, lastJudgedLook, subjectEntry, type Timeline } from '../model/timeline.ts';
import { tellsHealth } from '../model/history.ts';
import { hasHealthSignal } from '../model/times.ts';
import type { Objection } from './judge.ts';

/** Reads are eventually consistent: a deployment that is not visible yet will be by then. */
const firstLookAgeMs = 15_000;

export function healthy(timeline: Timeline): Objection {
  const look = lastJudgedLook(timeline);
  const first = firstLook(timeline);
  const { subject, facts, criteria } = timeline;
  if (!look?.service || !first || !subject || !tellsHealth(look, subject)) return undefined;
  const entry = subjectEntry(timeline);
  if (entry?.status !== 'PRIMARY') return undefined;
  if (criteria.waitUntil === 'completed' && entry.rolloutState !== 'COMPLETED') return undefined;
  const { desiredCount } = look.service;
  if (desiredCount < 1 || facts.healthy.size < desiredCount) return undefined;
  // Set by the newest look alone when all has been healthy for long enough by then.
  if (facts.lastStableAt !== look.at || look.endedAt - first.at < firstLookAgeMs) return undefined;
  const stableFor = duration(look.at - (facts.clock?.since ?? look.at));
  const state = hasHealthSignal(look, subject.id, subject.taskDefinition) ? 'healthy' : 'running';
  return { because: `${String(desiredCount)} of ${count(desiredCount, 'task')} ${state} for ${stableFor}`, passes: true };
}
