/** What is wrong with the deployment beside its tasks, once it has lasted for a minute of observations. */
import type { Observation } from '../model/observation.ts';
import type { Fault } from '../model/strategy/strategy.ts';
import { duration } from '../model/text.ts';
import type { Timeline } from '../model/timeline.ts';
import type { CheckResult } from './check.ts';

/** AWS takes its time to show what it has done: what is wrong for a moment may be a picture in passing. */
const lastingMs = 60_000;

export function lastingFault(timeline: Timeline, observation: Observation, outcome: Fault['outcome']): CheckResult {
  const { deployment, criteria, facts } = timeline;
  if (!observation.service || !deployment) return undefined;
  const { untold } = deployment.strategy.faults(criteria.waitUntil, deployment, observation);
  for (const { fault, since } of facts.faults.values()) {
    const lasted = observation.at - since;
    // What this observation does not tell is no news of the fault.
    if (untold.has(fault.kind)) continue;
    if (fault.outcome === outcome && lasted >= lastingMs) return { because: `${fault.because}, for ${duration(lasted)}` };
  }
  return undefined;
}
