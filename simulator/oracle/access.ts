/** Rows that need no deployment: whether AWS answers, whether there is what was asked for, and whether it can be verified. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import { groupsOf } from '../load-balancer-defaults.ts';
import type { ServiceKind } from '../scenario.ts';
import type { TargetGroupSetting } from '../scenario-defaults.ts';
import type { ServiceState } from '../world/world.ts';
import { CODE_DEPLOY_READS } from './code-deploy.ts';
import type { OwnDeployment } from './deployment.ts';
import { hasTaskSets, taskSetOf } from './entries.ts';
import type { OracleInputs } from './inputs.ts';
import type { Memory } from './memory.ts';
import type { ObservationTime } from './observation-time.ts';
import { allGroupsOf, isProgressive } from './own-groups.ts';
import { isDenied } from './answered.ts';
import { needsRevision, ruleOperation, showsNoLoadBalancer } from './readable.ts';
import { signalsOf } from './times.ts';
import type { WatchedService, View } from './view.ts';

const NEEDED: readonly Operation[] = ['DescribeServices', 'ListTasks', 'DescribeTasks'];
const NEEDED_AT_ELB: readonly Operation[] = ['DescribeTargetGroups', 'DescribeTargetHealth'];
const NEEDED_AT_LATTICE: readonly Operation[] = ['GetTargetGroup', 'ListTargets'];

/** Without them a deployment that ECS takes back could look as if all were well. */
const neededForTraffic = ({ status }: ServiceState): readonly Operation[] => [
  'DescribeServiceDeployments',
  // Of one that is gone it does not matter whether there were any.
  ...(status === 'ACTIVE' ? (['ListServiceDeployments'] as const) : []),
];

/** Whether AWS refuses this caller something without which there is no verdict, and which was not read before. */
export function isRefused(
  watched: WatchedService,
  inputs: OracleInputs,
  memory: Memory,
  wasHeard: boolean,
  time: ObservationTime,
  view: View | undefined,
): boolean {
  const { service, taskDefinitionRead, revisionRead, ruleArnsDue, codeDeploy } = memory;
  const needed: readonly (Operation | false)[] = [
    ...NEEDED,
    ...(isBehindLattice(watched) ? NEEDED_AT_LATTICE : NEEDED_AT_ELB),
    // Where a target is an instance, nothing else tells which task it is.
    service !== undefined && isByInstance(watched, service) && 'DescribeContainerInstances',
    ...(service !== undefined && isProgressive(service.setting) ? neededForTraffic(service) : []),
    view?.service !== undefined && inputs.arn !== undefined && 'DescribeServiceDeployments',
    ...ruleArnsDue.map(ruleOperation),
    ...(codeDeploy === 'asked' && inputs.waitUntil !== 'healthy' ? CODE_DEPLOY_READS : []),
    service !== undefined && !taskDefinitionRead && 'DescribeTaskDefinition',
    // Asked for again, it is where something may have become of what ECS makes for the deployment.
    service !== undefined && (!revisionRead || time.asked !== undefined) && needsRevision(service) && 'DescribeServiceRevisions',
    service === undefined && view?.service !== undefined && showsNoLoadBalancer(view.service) && 'DescribeServiceRevisions',
  ];
  return needed.some((operation) => operation !== false && isDenied(watched, time, operation, wasHeard));
}

/** Also before anything was read of it. */
const isBehindLattice = ({ simulation, cluster, name }: WatchedService): boolean =>
  simulation.world.setting.services.some((one) => one.cluster === cluster && one.name === name && one.kind === 'lattice');

const isByInstance = ({ simulation }: WatchedService, { setting }: ServiceState): boolean => {
  const names = setting.loadBalancers.flatMap(groupsOf);
  return simulation.world.setting.targetGroups.some(({ name, targetType }) => targetType === 'instance' && names.includes(name));
};

/** `misconfigured`, for what the service is or what it is not. */
export function isMisconfigured(watched: WatchedService, inputs: OracleInputs, view: View, memory: Memory): boolean {
  const { service } = view;
  if (service === undefined) return inputs.which !== 'new';
  // One that is deleted can be created anew.
  if (service.status !== 'ACTIVE') return inputs.which !== 'new';
  if (service.setting.showsTaskSets === true) return true;
  if (!VERIFIABLE.includes(service.setting.kind) || isNeverShifted(service, memory)) return true;
  const isOther = memory.groupsRead && isOtherwiseChecked(watched, inputs, service, memory.deployment);
  return isOther || holdsNoTasks(watched, service, memory);
}

/** One of its target groups, as far as they were told, is of a kind that no task is registered in. */
function holdsNoTasks(watched: WatchedService, service: ServiceState, { deployment, delaysRead }: Memory): boolean {
  if (deployment === undefined) return false;
  const told = allGroupsOf(watched, service, deployment).filter(({ arn }) => delaysRead.has(arn));
  return told.some(takesNoTasks);
}

/** No task is registered in a target group of such a kind. */
export const takesNoTasks = ({ targetType }: Pick<TargetGroupSetting, 'targetType'>): boolean =>
  targetType === 'alb' || targetType === 'lambda';

const VERIFIABLE: readonly ServiceKind[] = ['rolling', 'express', 'gateway', 'lattice', 'code-deploy', 'external'];

/** Its strategy makes no sense: with one task on each instance, or (once connectors are known) with no traffic to shift in steps. */
function isNeverShifted({ setting }: ServiceState, { revisionRead }: Memory): boolean {
  const { strategy, scheduling, kind, loadBalancers, serviceConnect } = setting;
  if (strategy === undefined) return false;
  const isHeadless = kind === 'rolling' && loadBalancers.length === 0 && serviceConnect === undefined;
  return scheduling === 'DAEMON' || (strategy.type !== 'BLUE_GREEN' && isHeadless && revisionRead);
}

function isOtherwiseChecked(
  watched: WatchedService,
  inputs: OracleInputs,
  service: ServiceState,
  deployment: OwnDeployment | undefined,
): boolean {
  if (deployment === undefined) return false;
  // Of a task set that is gone nobody can tell any more.
  if (hasTaskSets(service.setting) && taskSetOf(service, deployment) === undefined) return false;
  const { groups } = signalsOf(watched, service, deployment);
  const isExpected = inputs.paths.length > 0 || inputs.matcher !== undefined;
  if (isExpected && groups.length === 0) return true;
  return groups.some(
    ({ path, matcher = '' }) =>
      (inputs.paths.length > 0 && !inputs.paths.includes(path ?? '')) ||
      (inputs.matcher !== undefined && codes(matcher).join() !== codes(inputs.matcher).join()),
  );
}

/** All codes that a matcher accepts, ascending. */
const codes = (matcher: string): readonly number[] =>
  [
    ...new Set(
      matcher.split(',').flatMap((part) => {
        const [from = NaN, to = from] = part.split('-').map(Number);
        return Array.from({ length: to - from + 1 }, (_, index) => from + index);
      }),
    ),
  ].sort((a, b) => a - b);
