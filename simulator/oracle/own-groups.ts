/** The target groups that a deployment's own tasks register with. */
import { groupsOf } from '../load-balancer-defaults.ts';
import { loadBalancersOfRevision, type ServiceSetting, type TargetGroupSetting } from '../scenario-defaults.ts';
import { awsNames } from '../world/aws-names.ts';
import type { ServiceState, TargetState } from '../world/world.ts';
import type { OwnDeployment } from './deployment.ts';
import { hasTaskSets, taskSetOf } from './entries.ts';
import { shown, type View, type WatchedService } from './view.ts';

export interface OwnGroup {
  /** undefined: ECS has not chosen one of the pair yet. */
  readonly arn: string | undefined;
  /** Of a pair: what carries production traffic to one of the two. */
  readonly ruleArn?: string;
}

/** Whether ECS shifts traffic from the old tasks to the new ones. */
export const isProgressive = ({ strategy, kind }: ServiceSetting): boolean => strategy !== undefined || kind === 'express';

/** Of a pair, the one that ECS really chose for this deployment. */
export function ownGroupsOf(service: ServiceState, deployment: OwnDeployment): readonly OwnGroup[] {
  const { setting, serviceRevisions } = service;
  if (hasTaskSets(setting)) {
    const arn = taskSetOf(service, deployment)?.targetGroupArn;
    return arn === undefined ? [] : [{ arn }];
  }
  const chosen = serviceRevisions.find(({ deploymentId }) => deploymentId === deployment.deploymentId)?.groups ?? [];
  if (chosen.length > 0) return chosen.map(({ targetGroupArn, ruleArn }) => ({ arn: targetGroupArn, ruleArn }));
  return loadBalancersOfRevision(setting, deployment.revision).map(({ targetGroup }) => ({
    arn: isProgressive(setting) ? undefined : awsNames.targetGroup(targetGroup, balancerOf(setting)),
  }));
}

/** Both of each pair, whichever ECS chose. */
export function allGroupsOf(
  { simulation: { world } }: WatchedService,
  service: ServiceState,
  deployment: OwnDeployment,
): readonly TargetGroupSetting[] {
  const { setting } = service;
  const { targetGroupArn } = taskSetOf(service, deployment) ?? {};
  const names = hasTaskSets(setting) ? [] : loadBalancersOfRevision(setting, deployment.revision).flatMap(groupsOf);
  return world.setting.targetGroups.filter(({ arn, name }) => arn === targetGroupArn || names.includes(name));
}

/** The scenarios of VPC Lattice have no other target groups. */
export const balancerOf = ({ kind }: ServiceSetting): 'LATTICE' | undefined => (kind === 'lattice' ? 'LATTICE' : undefined);

/** https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_ListTargets.html */
const MOST_ON_A_PAGE = 100;

/** By task, in a group at the time at which an observation read it. */
export function targetsIn(watched: WatchedService, view: View, arn: string | undefined): readonly TargetState[] {
  if (arn === undefined) return [];
  const operation = arn.includes(':vpc-lattice:') ? 'ListTargets' : 'DescribeTargetHealth';
  const { scenario, world } = watched.simulation;
  const targetsAt = (ms: number): readonly TargetState[] =>
    world.targetGroupAt(arn, shown(watched, operation, ms))?.targets ?? [];
  const pages = view.pagesMs(arn);
  if (pages.length < 2) return targetsAt(view.stateAboutMs('targets', arn));
  // What changes meanwhile shows on those that are sent later.
  const { pageSize = MOST_ON_A_PAGE } = scenario.api ?? {};
  return pages.flatMap((ms, page) => targetsAt(ms).slice(page * pageSize, (page + 1) * pageSize));
}
