import type { ContainerDefinition } from '../../model/observation.ts';
import { loadBalancersOf } from '../../model/task-health.ts';
import { latestWithService, ownDefinition, type Timeline } from '../../model/timeline.ts';

/** The container that the load balancer speaks to; else the first essential one. */
export function mainContainer(timeline: Timeline): ContainerDefinition | undefined {
  const observation = latestWithService(timeline);
  const { deployment } = timeline;
  const behind = observation && deployment && loadBalancersOf(observation, deployment)[0]?.containerName;
  const containers = ownDefinition(timeline)?.containers ?? [];
  return containers.find(({ name }) => name === behind) ?? containers.find(({ essential }) => essential);
}
