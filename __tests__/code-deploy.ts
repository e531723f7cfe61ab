/** What CodeDeploy says of a deployment of a service, for tests: what a test changes, and the rest as usual. */
import type { KnownDeployment } from '../src/model/deployment.ts';
import type { CodeDeployDeployment, CodeDeployTarget, Deployment, LifecycleEvent, TaskSet } from '../src/model/observation.ts';
import { at, deployment, older, olderDeployment, ours } from './build.ts';

export const codeDeployId = 'd-AB12CD34E';

/** Every event of a deployment without a test listener, in order. */
const names = ['BeforeInstall', 'Install', 'AfterInstall', 'BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic'];

/** All events up to one, a minute each from second 0, the last of them as told. */
export const eventsUpTo = (last: string, changes: Partial<LifecycleEvent> = {}): readonly LifecycleEvent[] =>
  names.slice(0, names.indexOf(last) + 1).map((name, index) => ({
    name,
    status: 'Succeeded',
    startedAt: at(60 * index),
    ...(name === last && changes.status === 'InProgress' ? {} : { endedAt: at(60 * index + 60) }),
    ...(name === last ? changes : {}),
  }));

/** @param weight of production traffic that goes to ours, in percent */
export const codeDeployTarget = (
  lifecycleEvents: readonly LifecycleEvent[],
  weight = 0,
  changes: Partial<CodeDeployTarget> = {},
): CodeDeployTarget => ({
  status: 'InProgress',
  lifecycleEvents,
  taskSets: [
    { deploymentId: ours, trafficWeight: weight, label: 'Green' },
    { deploymentId: older, trafficWeight: 100 - weight, label: 'Blue' },
  ],
  ...changes,
});

export const codeDeployment = (changes: Partial<CodeDeployDeployment> = {}): CodeDeployDeployment => ({
  id: codeDeployId,
  application: 'AppECS-prod-api',
  deploymentGroup: 'DgpECS-prod-api',
  status: 'InProgress',
  creator: 'user',
  createdAt: at(-5),
  configurationName: 'CodeDeployDefault.ECSAllAtOnce',
  readyWaitSeconds: 0,
  readyTimeoutAction: 'CONTINUE_DEPLOYMENT',
  ...changes,
});

export const taskSet = (changes: Partial<TaskSet> = {}): TaskSet => ({
  externalId: codeDeployId,
  scalePercent: 100,
  stabilityStatus: 'STEADY_STATE',
  loadBalancers: [],
  ...changes,
});

/** Ours, which CodeDeploy carries out, and the set that it replaces. */
export const ownTaskSet = (changes: Partial<TaskSet> = {}): Deployment =>
  deployment({ status: 'ACTIVE', taskSet: taskSet(changes) });
export const olderTaskSet = (changes: Partial<TaskSet> = {}): Deployment =>
  olderDeployment({ status: 'PRIMARY', taskSet: taskSet({ externalId: 'd-ZZ98YY76X', ...changes }) });

export function carriedOut(codeDeploy: CodeDeployDeployment | undefined, entry = ownTaskSet()): KnownDeployment {
  const { createdAt, taskDefinition } = entry;
  return { id: ours, createdAt, entry, taskDefinition, ...(codeDeploy ? { codeDeploy } : {}) };
}
