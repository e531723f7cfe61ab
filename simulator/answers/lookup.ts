/** How a request names things, and what there is under that name. */
import { clusterNotFound, serviceNotFound } from '../api/errors.ts';
import type { RuleSetting } from '../load-balancer-defaults.ts';
import { START } from '../scenario.ts';
import type { TargetGroupSetting } from '../scenario-defaults.ts';
import { awsNames } from '../world/aws-names.ts';
import type { ServiceState, TaskState, World } from '../world/world.ts';

/** The last part of an ARN, or the name itself. */
export const nameOf = (nameOrArn: string): string => nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1);

/** The cluster of a request; `default` where it names none. Throws where there is no such cluster. */
export function clusterOf(world: World, cluster: string | undefined, atMs: number): string {
  const name = nameOf(cluster ?? 'default');
  const there = world.setting.services.some(
    (service) => service.cluster === name && START + (service.clusterFrom ?? -Infinity) * 1000 <= atMs,
  );
  if (!there) throw clusterNotFound();
  return name;
}

/** The service of a request that must be there. */
export function existingService(world: World, cluster: string, service: string, atMs: number): ServiceState {
  const state = world.serviceAt(cluster, nameOf(service), atMs);
  if (state === undefined) throw serviceNotFound();
  return state;
}

export const numberOf = (deploymentId: string): string => deploymentId.replace('ecs-svc/', '');

export const revisionArn = (state: ServiceState, deploymentId: string): string =>
  awsNames.serviceRevision(state.cluster, state.name, numberOf(deploymentId));

export function groupNamed(world: World, name: string): TargetGroupSetting {
  const found = world.setting.targetGroups.find((group) => group.name === name);
  if (found === undefined) throw new Error(`The scenario has no target group ${name}.`);
  return found;
}

/** A rule or listener of the scenario. */
export function ruleNamed(world: World, name: string): RuleSetting {
  const found = world.setting.rules.find((rule) => rule.name === name);
  if (found === undefined) throw new Error(`The scenario has no rule ${name}.`);
  return found;
}

/** The service that an ARN `…/<cluster>/<service>/<id>` speaks of. */
export function ownerOf(world: World, arn: string, atMs: number): ServiceState | undefined {
  const [, cluster = '', service = ''] = arn.split('/');
  return world.serviceAt(cluster, service, atMs);
}

/** Of all services of a cluster. */
export const tasksOf = (world: World, cluster: string, atMs: number): readonly TaskState[] =>
  world.setting.services.filter((one) => one.cluster === cluster).flatMap((one) => world.tasksAt(cluster, one.name, atMs));
