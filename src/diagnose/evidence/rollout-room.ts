/** Whether minimum and maximum percent let a rolling update move. */
import type { Service } from '../../model/observation.ts';
import type { Timeline } from '../../model/timeline.ts';

/** Neither may a task be started beside the old ones, nor one of them be stopped. */
export const hasNoRoom = ({ deployment }: Timeline, service: Service): boolean =>
  service.desiredCount > 0 && deployment !== undefined && deployment.strategy.startableAtOnce(service) <= 0;

/** `desired count 1, minimum healthy 100 %, maximum 100 %`. */
export const percentages = ({ desiredCount, minimumHealthyPercent, maximumPercent }: Service): string =>
  `desired count ${desiredCount}, minimum healthy ${minimumHealthyPercent} %, maximum ${maximumPercent} %`;
