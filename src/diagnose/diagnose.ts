/** Timeline and verdict → what is wrong, the root cause first. Pure; the order of the catalogue is the differential diagnosis. */
import { circumstances, configuration, faults, lastResorts, outcomeCauses, rolloutStatus, symptoms } from './catalogue.ts';
import type { Cause, Finding } from '../model/finding.ts';
import type { Timeline } from '../model/timeline.ts';
import { describeOutcome, type Verdict } from '../model/outcome.ts';

/**
 * What shows in a timeline. The first finding of severity `error` is the root cause. What says that the cause is not known
 * shows only where no cause does, and that ECS gave up only where nothing else says why.
 */
export function diagnose(timeline: Timeline, verdict: Verdict): readonly Finding[] {
  if (!verdict.decided || !timeline.deployment) return [];
  const wrong = verdict.passes || !describeOutcome(verdict.outcome).isDiagnosed ? [] : errorsIn(timeline);
  return [...wrong, ...shown(configuration, timeline)];
}

/** What is wrong with the configuration as it stands, and what of it will bite; whatever became of a deployment. */
export const diagnoseConfiguration = (timeline: Timeline): readonly Finding[] =>
  timeline.deployment ? [...shown(rolloutStatus, timeline), ...shown(configuration, timeline)] : [];

function errorsIn(timeline: Timeline): readonly Finding[] {
  const explained = shown(faults, timeline);
  const found = [...(explained.length > 0 ? explained : shown(symptoms, timeline)), ...shown(circumstances, timeline)];
  if (found.length > 0) return found;
  return [...shown(lastResorts, timeline), ...shown(outcomeCauses, timeline)].slice(0, 1);
}

const shown = (causes: readonly Cause[], timeline: Timeline): readonly Finding[] =>
  causes.flatMap((cause) => {
    const evidence = cause.evidence(timeline);
    return evidence.length === 0 ? [] : [{ ...told(cause, timeline), evidence }];
  });

const told = (
  { id, severity, title, explanation, docs, sentence, remedy }: Cause,
  timeline: Timeline,
): Omit<Finding, 'evidence'> => ({
  cause: id,
  severity,
  title,
  explanation,
  docs,
  sentence: sentence(timeline),
  remedy: remedy(timeline),
});
