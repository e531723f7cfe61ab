/**
 * Of each part of an observation the newest that was seen: what the next observation shares its unchanged objects with, and what a
 * recording tells its changes against. An observation in which AWS did not answer would break the chain otherwise.
 */
import { defined } from '../model/defined.ts';
import type { Observation } from '../model/observation.ts';
import { latestObservation, latestWithService, latestWithTasks, type Timeline } from '../model/timeline.ts';

/** undefined: there has been no observation yet. A function of the observations alone, so that a recording is read as it was written. */
export function lastKnown(timeline: Timeline): Observation | undefined {
  const latest = latestObservation(timeline);
  if (!latest) return undefined;
  const service = latestWithService(timeline)?.service;
  const tasks = latestWithTasks(timeline)?.tasks;
  const targets = timeline.observations.findLast((observation) => observation.targets.size > 0)?.targets ?? latest.targets;
  return { ...latest, targets, ...defined({ service, tasks }) };
}
