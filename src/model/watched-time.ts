/**
 * How much of the time that all stays well was watched. Between two observations nobody sees what happens: as long as they come as
 * often as they should, that is part of the wait; of a longer gap no more counts than that; and where AWS answered nothing at all
 * for as long as all must stay well, nothing counts that was before.
 */
import type { Criteria } from './criteria.ts';
import { defined } from './defined.ts';
import type { DeploymentFacts } from './deployment-facts.ts';
import type { Observation } from './observation.ts';
import type { VerifiedDeployment } from './strategy/strategy.ts';
import { tellsHealth } from './task-health.ts';
import { isWhereWanted } from './where-wanted.ts';

/** Above the 15 s of a quiet observation with its jitter. */
const leastGapMs = 20_000;
/** A poll interval that was asked for, with its jitter. */
const gapShare = 1.2;

/** How long after an observation that could tell the next one may come without time being lost. */
export const mostGapMs = ({ pollSeconds = 0 }: Criteria): number => Math.max(leastGapMs, pollSeconds * 1000 * gapShare);

/** Moves on, by what was not watched of it, the time since which all has been well, in the next observation that can tell. */
export function passOverGap(
  facts: DeploymentFacts,
  observation: Observation,
  deployment: VerifiedDeployment,
  criteria: Criteria,
  stableForSeconds: number,
): DeploymentFacts {
  const isTold = tellsHealth(observation, deployment) && isWhereWanted(criteria.waitUntil, deployment, observation) !== undefined;
  if (!isTold) return observation.answered ? facts : { ...facts, isUnheard: true };
  const toldAt = observation.healthReadAt ?? observation.at;
  const mostMs = mostGapMs(criteria);
  const { clock, whereWantedSince: since, isUnheard = false, ...rest } = facts;
  // A clock that began in the gap was watched from then on.
  const gapMs = toldAt - Math.max(facts.toldAt ?? toldAt, clock?.countsFrom ?? -Infinity);
  const isAnew = isUnheard && gapMs > mostMs && gapMs >= stableForSeconds * 1000;
  const movedOn = (from: number): number => (isAnew ? toldAt : from + Math.max(0, Math.min(gapMs, toldAt - from) - mostMs));
  return {
    ...rest,
    toldAt,
    ...defined({
      clock: clock && { ...clock, countsFrom: movedOn(clock.countsFrom) },
      whereWantedSince: since === undefined ? undefined : movedOn(since),
    }),
  };
}
