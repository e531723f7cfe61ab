/** What ECS makes and owns for an Express service or a gateway. */
import { START } from '../scenario.ts';
import type { ServiceState } from '../world/world.ts';
import { isAnswered } from './answered.ts';
import type { Sight } from './sight.ts';
import { shown } from './view.ts';

function statusesOf({ watched, view, service }: Sight): readonly string[] {
  const second = (shown(watched, 'DescribeServiceRevisions', view.stateAtMs.revision) - START) / 1000;
  return (service.setting.managed ?? [])
    .filter(({ at, until = Infinity }) => second >= at && second < until)
    .map(({ status }) => status);
}

export const hasFailedResource = (sight: Sight): boolean => statusesOf(sight).some((status) => status.endsWith('FAILED'));

const isManaged = ({ setting: { kind } }: ServiceState): boolean => kind === 'express' || kind === 'gateway';

/** Whether it was told how that stands. */
export const isProvisionTold = ({ watched, view, service }: Sight): boolean =>
  !isManaged(service) || isAnswered(watched, view, 'DescribeServiceRevisions');

/** All is there as far as it was told, and a way for requests among it. */
export function isProvided(sight: Sight): boolean {
  const { service } = sight;
  const isReached = !isManaged(service) || service.setting.loadBalancers.length > 0;
  return isReached && (!isProvisionTold(sight) || statusesOf(sight).every((status) => status === 'ACTIVE'));
}
