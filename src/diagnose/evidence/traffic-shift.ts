/** Whether the deployments of a service shift traffic from one revision to the next, as far as its configuration tells. */
import type { Service } from '../../model/observation.ts';
import { latestService } from '../../model/timeline.ts';
import { pairsOf } from './production-traffic.ts';
import type { Readings } from './readings.ts';

/** The service, if its deployments shift traffic: between pairs of target groups, or in steps. */
export function serviceThatShifts(timeline: Readings): Service | undefined {
  const service = latestService(timeline);
  return service?.trafficStep !== undefined || pairsOf(timeline).length > 0 ? service : undefined;
}
