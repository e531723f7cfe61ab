/** What ECS makes and owns for an Express service or a gateway. */
import { START } from '../scenario.ts';
import type { Sight } from './sight.ts';
import { shown } from './view.ts';

function statusesOf({ watched, view, service }: Sight): readonly string[] {
  const second = (shown(watched, 'DescribeServiceRevisions', view.stateAtMs.revision) - START) / 1000;
  return (service.setting.managed ?? [])
    .filter(({ at, until = Infinity }) => second >= at && second < until)
    .map(({ status }) => status);
}

export const hasFailedResource = (sight: Sight): boolean => statusesOf(sight).some((status) => status.endsWith('FAILED'));

/** All is there, and a way for requests among it. */
export function isProvided(sight: Sight): boolean {
  const { kind, loadBalancers } = sight.service.setting;
  const isReached = (kind !== 'express' && kind !== 'gateway') || loadBalancers.length > 0;
  return isReached && statusesOf(sight).every((status) => status === 'ACTIVE');
}
