import type { Service } from '../../model/observation.ts';
import { latestService, type Timeline } from '../../model/timeline.ts';

/** The service, if ECS shifts traffic in its deployments. */
export const serviceThatShifts = (timeline: Timeline): Service | undefined =>
  timeline.deployment?.strategy.shiftsTraffic === true ? latestService(timeline) : undefined;
