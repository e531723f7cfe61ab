/** ListServiceDeployments and DescribeServiceDeployments. */
import type { ServiceDeployment } from '@aws-sdk/client-ecs';
import { awsError } from '../api/errors.ts';
import { hasTaskSets } from '../scenario-defaults.ts';
import { awsNames } from '../world/aws-names.ts';
import type { ServiceDeploymentState, ServiceState } from '../world/world.ts';
import { type Answerer, dated, missing, pageOf } from './answerer.ts';
import { clusterOf, ownerOf, revisionArn, existingService } from './lookup.ts';
import { alarmName, deploymentConfiguration } from './deployment-configuration.ts';
import { hookDetails, weightsOf } from './traffic.ts';

export const listServiceDeployments: Answerer<'ListServiceDeployments'> = (world, input, atMs) => {
  // A service ARN carries its own cluster.
  const cluster = clusterOf(world, input.cluster ?? /service\/([^/]+)\//.exec(input.service ?? '')?.[1], atMs);
  const state = existingService(world, cluster, input.service ?? '', atMs);
  if (hasTaskSets(state.setting)) {
    throw awsError(
      'UnsupportedFeatureException',
      'The specified deployment controller does not support service deployments.',
      400,
    );
  }
  const { after, before } = input.createdAt ?? {};
  const listed = state.serviceDeployments.filter(
    (one) =>
      (input.status === undefined || input.status.length === 0 || input.status.some((status) => status === one.status)) &&
      (after === undefined || one.createdAt >= after.getTime()) &&
      (before === undefined || one.createdAt <= before.getTime()),
  );
  const { page, next } = pageOf(listed, input.maxResults ?? 20, input.nextToken);
  return {
    serviceDeployments: page.map((one) => ({
      ...common(state, one),
      targetServiceRevisionArn: revisionArn(state, one.deploymentId),
    })),
    ...(next === undefined ? {} : { nextToken: next }),
  };
};

/** What the brief and the full form share. */
const common = (state: ServiceState, one: ServiceDeploymentState) => ({
  serviceDeploymentArn: one.arn,
  serviceArn: awsNames.service(state.cluster, state.name),
  clusterArn: awsNames.cluster(state.cluster),
  createdAt: new Date(one.createdAt),
  ...dated('startedAt', one.startedAt),
  ...dated('finishedAt', one.finishedAt),
  status: one.status as NonNullable<ServiceDeployment['status']>,
  ...(one.statusReason === undefined ? {} : { statusReason: one.statusReason }),
});

export const describeServiceDeployments: Answerer<'DescribeServiceDeployments'> = (world, input, atMs) => {
  const arns = input.serviceDeploymentArns ?? [];
  const found = arns.flatMap((arn): ServiceDeployment[] => {
    const state = ownerOf(world, arn, atMs);
    const one = state?.serviceDeployments.find((deployment) => deployment.arn === arn);
    return state === undefined || one === undefined ? [] : [deploymentAnswer(state, one)];
  });
  return {
    serviceDeployments: found,
    failures: missing(
      arns,
      found.map((one) => one.serviceDeploymentArn),
    ),
  };
};

function deploymentAnswer(state: ServiceState, one: ServiceDeploymentState): ServiceDeployment {
  const { setting } = state;
  const { status, triggered } = one.alarms;
  return {
    ...common(state, one),
    updatedAt: new Date(one.updatedAt),
    ...dated('stoppedAt', one.stoppedAt),
    sourceServiceRevisions: one.sourceDeploymentIds.map((id) => summary(state, one, id)),
    targetServiceRevision: summary(state, one, one.deploymentId),
    ...stage(one),
    ...hookDetails(setting, one),
    deploymentConfiguration: deploymentConfiguration(setting),
    ...(one.rollback === undefined
      ? {}
      : {
          rollback: {
            reason: one.rollback.reason,
            startedAt: new Date(one.rollback.startedAt),
            serviceRevisionArn: revisionArn(state, one.rollback.deploymentId),
          },
        }),
    deploymentCircuitBreaker: one.breaker,
    alarms:
      setting.alarms === undefined
        ? { status: 'DISABLED' }
        : { status, alarmNames: [alarmName(setting)], triggeredAlarmNames: triggered ? [alarmName(setting)] : [] },
  };
}

const stage = ({ progressive }: ServiceDeploymentState): Pick<ServiceDeployment, 'lifecycleStage'> =>
  progressive?.stage === undefined
    ? {}
    : { lifecycleStage: progressive.stage as NonNullable<ServiceDeployment['lifecycleStage']> };

function summary(
  state: ServiceState,
  one: ServiceDeploymentState,
  deploymentId: string,
): NonNullable<ServiceDeployment['targetServiceRevision']> {
  const shown = state.deployments.find((entry) => entry.id === deploymentId);
  return {
    arn: revisionArn(state, deploymentId),
    requestedTaskCount: shown?.desiredCount ?? 0,
    runningTaskCount: shown?.runningCount ?? 0,
    pendingTaskCount: shown?.pendingCount ?? 0,
    ...weightsOf(state.setting, one, deploymentId),
  };
}
