/** Whether minimum and maximum percent let a rolling update move. */
import { startableAtOnce } from '../../model/durations.ts';
import type { Service } from '../../model/observation.ts';

/** Neither may a task be started beside the old ones, nor one of them be stopped. */
export const hasNoRoom = ({ desiredCount, minimumHealthyPercent, maximumPercent }: Service): boolean =>
  desiredCount > 0 && startableAtOnce(desiredCount, minimumHealthyPercent, maximumPercent) <= 0;

/** `desired count 1, minimum healthy 100 %, maximum 100 %`. */
export const percentages = ({ desiredCount, minimumHealthyPercent, maximumPercent }: Service): string =>
  `desired count ${desiredCount}, minimum healthy ${minimumHealthyPercent} %, maximum ${maximumPercent} %`;
