/** What CodeDeploy says of its deployment: two answers, each of which may be missing. */
import type { Operation } from '../../src/observe/aws/operations.ts';
import type { CodeDeployDeploymentState, ServiceState } from '../world/world.ts';
import type { OwnDeployment } from './deployment.ts';
import { taskSetOf } from './entries.ts';
import { isAnswered } from './answered.ts';
import { shown, type View, type WatchedService } from './view.ts';

export const CODE_DEPLOY_READS = ['GetDeployment', 'BatchGetDeploymentTargets'] as const satisfies readonly Operation[];

/** undefined: not asked in this observation, or not answered. */
export interface CodeDeployWord {
  readonly deployment: CodeDeployDeploymentState | undefined;
  readonly target: CodeDeployDeploymentState | undefined;
}

/** The id of the deployment that made its task set; undefined: CodeDeploy did not make it, whatever else its id may be. */
export function codeDeployIdOf(service: ServiceState, deployment: OwnDeployment): string | undefined {
  const id = service.setting.kind === 'code-deploy' ? taskSetOf(service, deployment)?.externalId : undefined;
  return id?.startsWith('d-') === true ? id : undefined;
}

export function codeDeployWordOf(
  watched: WatchedService,
  view: View,
  service: ServiceState,
  deployment: OwnDeployment,
  knownId: string | undefined,
  toldTarget: CodeDeployDeploymentState | undefined,
): CodeDeployWord {
  // It can be asked about when its task set is gone.
  const id = codeDeployIdOf(service, deployment) ?? knownId;
  const answered = (operation: Operation, read: 'codeDeploy' | 'codeDeployTarget'): CodeDeployDeploymentState | undefined => {
    if (!view.asksCodeDeploy || !isAnswered(watched, view, operation)) return undefined;
    const { world } = watched.simulation;
    const shownMs = shown(watched, operation, view.stateAtMs[read]);
    // Nobody saw something old who did not ask: what he was told before holds for him.
    if (operation === 'BatchGetDeploymentTargets' && !view.asksCodeDeployTarget && isStale(view, shownMs)) return toldTarget;
    const state = world.serviceAt(watched.cluster, watched.name, shownMs);
    return state?.codeDeployDeployments.find((one) => one.id === id);
  };
  const target = answered('BatchGetDeploymentTargets', 'codeDeployTarget');
  return {
    deployment: answered('GetDeployment', 'codeDeploy'),
    // Before it has started, AWS refuses to tell of its target.
    target: target?.targetStatus === undefined ? undefined : target,
  };
}

/** It lags no more than a second or two, where it is not older still. */
const MOST_LAG_MS = 3000;
const isStale = ({ stateAtMs }: View, shownMs: number): boolean => stateAtMs.codeDeployTarget - shownMs > MOST_LAG_MS;

/** It goes on, or has ended well. */
const GOING_WELL: readonly string[] = ['Created', 'Queued', 'InProgress', 'Ready', 'Baking', 'Succeeded'];
const ENDED_BADLY: readonly string[] = ['Failed', 'Stopped'];

export const canEndWell = ({ status }: CodeDeployDeploymentState): boolean => GOING_WELL.includes(status);
export const hasEndedBadly = ({ status }: CodeDeployDeploymentState): boolean => ENDED_BADLY.includes(status);

const BEFORE_TRAFFIC: readonly string[] = ['BeforeInstall', 'Install', 'AfterInstall'];
const WITH_TEST_TRAFFIC: readonly string[] = ['AllowTestTraffic', 'AfterAllowTestTraffic'];
const OVER: readonly string[] = ['Succeeded', 'Skipped'];

/**
 * It waits for somebody to let the new tasks have traffic: it says so, or all is done that comes before, and without somebody it
 * will be stopped.
 */
export function isReady(
  { setting }: ServiceState,
  { status }: CodeDeployDeploymentState,
  target: CodeDeployDeploymentState | undefined,
): boolean {
  const statusOf = (event: string) => target?.lifecycleEvents.find(({ name }) => name === event)?.status ?? 'Pending';
  if (statusOf('BeforeAllowTraffic') !== 'Pending') return false;
  if (status === 'InProgress' && target?.targetStatus === 'Ready') return true;
  if (status !== 'InProgress' || target === undefined) return status === 'Ready';
  const before = [...BEFORE_TRAFFIC, ...(setting.loadBalancers[0]?.pair?.testRule === undefined ? [] : WITH_TEST_TRAFFIC)];
  return setting.codeDeploy?.ready?.action === 'STOP_DEPLOYMENT' && before.every((event) => OVER.includes(statusOf(event)));
}

/** It is told that all traffic is the task set's, and that the event that shifts it is over. */
export function isTrafficAllowed(
  { setting }: ServiceState,
  { deploymentId }: OwnDeployment,
  { weights, lifecycleEvents }: CodeDeployDeploymentState,
): boolean {
  const isShifted = setting.codeDeploy?.shows?.weights !== false && weights[deploymentId] === 100;
  return isShifted && lifecycleEvents.some(({ name, status }) => name === 'AllowTraffic' && status === 'Succeeded');
}
