/**
 * How much of the time that all stays well was watched. Between two observations nobody sees what happens: as long as they come as
 * often as they should, that is part of the wait; of a longer gap, in which AWS did not answer, no more counts than that.
 */
import type { Criteria } from './criteria.ts';
import { defined } from './defined.ts';
import type { DeploymentFacts } from './deployment-facts.ts';
import type { Observation } from './observation.ts';
import type { VerifiedDeployment } from './strategy/strategy.ts';
import { tellsHealth } from './task-health.ts';

/** Above the 15 s of a quiet observation with its jitter. */
const leastGapMs = 20_000;
/** A poll interval that was asked for, with its jitter. */
const gapShare = 1.2;

/** Moves on, by what was not watched of it, the time since which all has been well, in the next observation that can tell. */
export function passOverGap(
  facts: DeploymentFacts,
  observation: Observation,
  deployment: VerifiedDeployment,
  { waitUntil, pollSeconds = 0 }: Criteria,
): DeploymentFacts {
  const isTold =
    tellsHealth(observation, deployment) && deployment.strategy.isWhereWanted(waitUntil, deployment, observation) !== undefined;
  if (!isTold) return facts;
  const toldAt = observation.healthReadAt ?? observation.at;
  const mostMs = Math.max(leastGapMs, pollSeconds * 1000 * gapShare);
  const unwatchedMs = Math.max(0, toldAt - (facts.toldAt ?? toldAt) - mostMs);
  if (unwatchedMs === 0) return { ...facts, toldAt };
  const { clock, whereWantedSince: since } = facts;
  return {
    ...facts,
    toldAt,
    ...defined({
      clock: clock && { ...clock, countsFrom: clock.countsFrom + unwatchedMs },
      whereWantedSince: since === undefined ? undefined : since + unwatchedMs,
    }),
  };
}
