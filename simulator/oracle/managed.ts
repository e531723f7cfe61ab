/** What ECS makes and owns for an Express service or a gateway. */
import { START, type ManagedResourceSpec } from '../scenario.ts';
import type { ServiceState } from '../world/world.ts';
import { isAnswered } from './answered.ts';
import type { Sight } from './sight.ts';
import { shown } from './view.ts';

/** Those of which anything else is told than that all is well. */
function notableOf({ watched, view, service }: Sight): readonly ManagedResourceSpec[] {
  const second = (shown(watched, 'DescribeServiceRevisions', view.stateAtMs.revision) - START) / 1000;
  return (service.setting.managed ?? []).filter(({ at, until = Infinity }) => second >= at && second < until);
}

export const failedResources = (sight: Sight): readonly string[] =>
  notableOf(sight).flatMap(({ resource, status }) => (status.endsWith('FAILED') ? [resource] : []));

const isManaged = ({ setting: { kind } }: ServiceState): boolean => kind === 'express' || kind === 'gateway';

/** Whether it was told how that stands. */
export const isProvisionTold = ({ watched, view, service }: Sight): boolean =>
  !isManaged(service) || isAnswered(watched, view, 'DescribeServiceRevisions');

/** All is there as far as it was told, and a way for requests among it. */
export function isProvided(sight: Sight): boolean {
  const { service } = sight;
  const isReached = !isManaged(service) || service.setting.loadBalancers.length > 0;
  return isReached && (!isProvisionTold(sight) || notableOf(sight).every(({ status }) => status === 'ACTIVE'));
}
