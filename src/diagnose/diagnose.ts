/** Timeline and verdict → what is wrong, the root cause first. Pure; the order of the catalogue is the differential diagnosis. */
import {
  auditedAlone,
  circumstances,
  configuration,
  faults,
  lastResorts,
  outcomeCauses,
  standingFaults,
  symptoms,
} from './catalogue.ts';
import type { Finding } from '../model/finding.ts';
import { describeOutcome, type Verdict } from '../model/outcome.ts';
import type { Timeline } from '../model/timeline.ts';
import type { Cause } from './define-cause.ts';
import { readingsOf, type Readings } from './evidence/readings.ts';

/**
 * What shows in a timeline. The first finding of severity `error` is the root cause. What says that the cause is not known
 * shows only where no cause does, and that ECS gave up only where nothing else says why.
 */
export function diagnose(timeline: Timeline, verdict: Verdict): readonly Finding[] {
  if (!verdict.decided || !timeline.deployment) return [];
  const readings = readingsOf(timeline);
  const errors = verdict.passes || !describeOutcome(verdict.outcome).isDiagnosed ? [] : errorsIn(readings);
  return [...errors, ...shown(configuration, readings)];
}

/** What the root cause would be if the deployment failed as it stands: what only the closing observation tells is not known then. */
export const suspect = (timeline: Timeline): Finding | undefined =>
  timeline.deployment && errorsIn(readingsOf(timeline)).find(({ severity }) => severity === 'error');

/** What is wrong with the configuration as it stands, and what of it will bite; whatever became of a deployment. */
export const diagnoseConfiguration = (timeline: Timeline): readonly Finding[] =>
  timeline.deployment ? shown([...standingFaults, ...auditedAlone, ...configuration], readingsOf(timeline)) : [];

function errorsIn(timeline: Readings): readonly Finding[] {
  const faulty = shown(faults, timeline);
  const explained = faulty.length > 0 ? faulty : shown(symptoms, timeline);
  const found = [...explained, ...shown(circumstances, timeline)];
  return found.length > 0 ? found : shown([...lastResorts, ...outcomeCauses], timeline).slice(0, 1);
}

const shown = (causes: readonly Cause[], timeline: Readings): readonly Finding[] =>
  causes.flatMap((cause) => cause.detect(timeline) ?? []);
