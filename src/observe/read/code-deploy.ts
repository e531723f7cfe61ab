/** GetDeployment, BatchGetDeploymentTargets and GetDeploymentConfig → CodeDeployDeployment. */
import type {
  DeploymentInfo,
  ECSTarget,
  LifecycleEvent as ApiLifecycleEvent,
  TrafficRoutingConfig,
} from '@aws-sdk/client-codedeploy';
import { defined } from '../../model/defined.ts';
import type { CodeDeployDeployment, CodeDeployTarget, LifecycleEvent } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { milliseconds } from '../aws/from-sdk.ts';

export type TrafficStep = Required<CodeDeployDeployment>['trafficStep'];

/** What a deployment is, without its target and the steps of its shift. */
export async function readCodeDeployDeployment(client: AwsClient, deploymentId: string): Promise<Part<CodeDeployDeployment>> {
  const { output, readFailure } = await client.call('GetDeployment', { deploymentId }, { needed: true, resource: deploymentId });
  if (readFailure) return { readFailures: [readFailure] };
  return { value: deploymentOf(deploymentId, output.deploymentInfo ?? {}), readFailures: [] };
}

/** There is no target before a deployment has begun. */
const notBegun: ReadonlySet<string> = new Set(['DeploymentNotStartedException', 'DeploymentTargetDoesNotExistException']);

/** @param targetId `<cluster>:<service>` */
export async function readCodeDeployTarget(
  client: AwsClient,
  deploymentId: string,
  targetId: string,
): Promise<Part<CodeDeployTarget>> {
  const input = { deploymentId, targetIds: [targetId] };
  const { output, readFailure } = await client.call('BatchGetDeploymentTargets', input, { needed: true, resource: deploymentId });
  if (readFailure) return { readFailures: notBegun.has(readFailure.errorName) ? [] : [readFailure] };
  const target = output.deploymentTargets?.find(({ ecsTarget }) => ecsTarget !== undefined)?.ecsTarget;
  return target ? { value: targetOf(target), readFailures: [] } : { readFailures: [] };
}

/** How a configuration of the user's own shifts traffic; without a value: all at once. */
export async function readTrafficStep(client: AwsClient, deploymentConfigName: string): Promise<Part<TrafficStep>> {
  const { output, readFailure } = await client.call('GetDeploymentConfig', { deploymentConfigName });
  if (readFailure) return { readFailures: [readFailure] };
  const step = trafficStepOf(output.deploymentConfigInfo?.trafficRoutingConfig);
  return { ...defined({ value: step }), readFailures: [] };
}

const minutes = (count: number | undefined): number | undefined => (count === undefined ? undefined : count * 60);

function deploymentOf(id: string, api: DeploymentInfo): CodeDeployDeployment {
  const { blueGreenDeploymentConfiguration: blueGreen, rollbackInfo, errorInformation, deploymentConfigName: name } = api;
  const { deploymentReadyOption: ready, terminateBlueInstancesOnDeploymentSuccess: end } = blueGreen ?? {};
  return {
    id,
    application: api.applicationName ?? '',
    deploymentGroup: api.deploymentGroupName ?? '',
    status: api.status ?? '',
    ...defined({
      creator: api.creator,
      createdAt: milliseconds(api.createTime),
      completedAt: milliseconds(api.completeTime),
      errorCode: errorInformation?.code,
      errorMessage: errorInformation?.message,
      rolledBackBy: rollbackInfo?.rollbackDeploymentId,
      rollsBack: rollbackInfo?.rollbackTriggeringDeploymentId,
      configurationName: name,
      trafficStep: awsSteps.get(name ?? ''),
      readyWaitSeconds: minutes(ready?.waitTimeInMinutes),
      readyTimeoutAction: ready?.actionOnTimeout,
      // What is kept alive is never ended.
      terminationWaitSeconds: end?.action === 'KEEP_ALIVE' ? undefined : minutes(end?.terminationWaitTimeInMinutes),
    }),
    ...(isTested(api) ? { hasTestListener: true } : {}),
    ...(api.instanceTerminationWaitTimeStarted === true ? { isTerminationWaitStarted: true } : {}),
  };
}

const isTested = ({ loadBalancerInfo }: DeploymentInfo): boolean =>
  (loadBalancerInfo?.targetGroupPairInfoList ?? []).some(
    ({ testTrafficRoute }) => (testTrafficRoute?.listenerArns ?? []).length > 0,
  );

const targetOf = ({ status, lifecycleEvents = [], taskSetsInfo = [] }: ECSTarget): CodeDeployTarget => ({
  status: status ?? '',
  lifecycleEvents: lifecycleEvents.map(lifecycleEventOf),
  // The API misspells it.
  taskSets: taskSetsInfo.map(({ identifer = '', trafficWeight, taskSetLabel }) => ({
    deploymentId: identifer,
    ...defined({ trafficWeight, label: taskSetLabel }),
  })),
});

const lifecycleEventOf = ({
  lifecycleEventName,
  status,
  startTime,
  endTime,
  diagnostics,
}: ApiLifecycleEvent): LifecycleEvent => ({
  name: lifecycleEventName ?? '',
  status: status ?? '',
  ...defined({
    startedAt: milliseconds(startTime),
    endedAt: milliseconds(endTime),
    errorCode: diagnostics?.errorCode,
    message: diagnostics?.message,
  }),
});

function trafficStepOf({ timeBasedCanary: canary, timeBasedLinear: linear }: TrafficRoutingConfig = {}): TrafficStep | undefined {
  if (canary)
    return { kind: 'canary', percent: canary.canaryPercentage ?? 0, intervalSeconds: (canary.canaryInterval ?? 0) * 60 };
  return linear?.linearPercentage === undefined
    ? undefined
    : { kind: 'linear', percent: linear.linearPercentage, intervalSeconds: (linear.linearInterval ?? 0) * 60 };
}

const awsPrefix = 'CodeDeployDefault.';

/** https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html#deployment-configurations-predefined-ecs */
const awsSteps: ReadonlyMap<string, TrafficStep> = new Map([
  [`${awsPrefix}ECSLinear10PercentEvery1Minutes`, { kind: 'linear', percent: 10, intervalSeconds: 60 }],
  [`${awsPrefix}ECSLinear10PercentEvery3Minutes`, { kind: 'linear', percent: 10, intervalSeconds: 180 }],
  [`${awsPrefix}ECSCanary10Percent5Minutes`, { kind: 'canary', percent: 10, intervalSeconds: 300 }],
  [`${awsPrefix}ECSCanary10Percent15Minutes`, { kind: 'canary', percent: 10, intervalSeconds: 900 }],
]);

/** Whether a configuration is the user's own, so that only it tells how traffic is shifted. */
export const isOwnConfiguration = (name: string | undefined): name is string => name !== undefined && !name.startsWith(awsPrefix);
