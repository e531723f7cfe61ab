/** ListServiceDeployments, DescribeServiceDeployments and DescribeServiceRevisions. */
import type { ServiceDeployment, ServiceRevision } from '@aws-sdk/client-ecs';
import { settleLoadBalancers } from '../defaults.ts';
import { awsError } from '../errors.ts';
import { awsNames } from '../names.ts';
import type { ServiceDeploymentState, ServiceRevisionState, ServiceState, World } from '../world.ts';
import {
  type Answerer,
  clusterOf,
  CONTAINER,
  dated,
  launching,
  networkConfiguration,
  numberOf,
  pageOf,
  serviceOf,
} from './naming.ts';
import { deploymentConfiguration, lattice, loadBalancersOf } from './services.ts';
import { imageOf } from './tasks.ts';

const revisionArn = (state: ServiceState, deploymentId: string): string =>
  awsNames.serviceRevision(state.cluster, state.name, numberOf(deploymentId));

export const listServiceDeployments: Answerer<'ListServiceDeployments'> = (world, input, atMs) => {
  // A service ARN carries its own cluster.
  const cluster = clusterOf(world, input.cluster ?? /service\/([^/]+)\//.exec(input.service ?? '')?.[1], atMs);
  const state = serviceOf(world, cluster, input.service ?? '', atMs);
  if (state.setting.kind === 'code-deploy' || state.setting.kind === 'external') {
    throw awsError(
      'UnsupportedFeatureException',
      'The specified deployment controller does not support service deployments.',
      400,
    );
  }
  const { after, before } = input.createdAt ?? {};
  const listed = state.serviceDeployments.filter(
    (one) =>
      (input.status === undefined || input.status.length === 0 || input.status.includes(one.status)) &&
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
  status: one.status,
  ...(one.statusReason === undefined ? {} : { statusReason: one.statusReason }),
});

/** The service that an ARN `…/<cluster>/<service>/<id>` speaks of. */
function ownerOf(world: World, arn: string, atMs: number): ServiceState | undefined {
  const [, cluster = '', service = ''] = arn.split('/');
  return world.serviceAt(cluster, service, atMs);
}

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

const missing = (arns: readonly string[], found: readonly (string | undefined)[]): { arn: string; reason: string }[] =>
  arns.filter((arn) => !found.includes(arn)).map((arn) => ({ arn, reason: 'MISSING' }));

function deploymentAnswer(state: ServiceState, one: ServiceDeploymentState): ServiceDeployment {
  const { setting } = state;
  const alarmed = setting.alarms !== undefined;
  return {
    ...common(state, one),
    updatedAt: new Date(one.updatedAt),
    ...dated('stoppedAt', one.stoppedAt),
    sourceServiceRevisions: one.sourceDeploymentIds.map((id) => summary(state, id)),
    targetServiceRevision: summary(state, one.deploymentId),
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
    alarms: alarmed
      ? { status: 'MONITORING', alarmNames: [`${state.name}-errors`], triggeredAlarmNames: [] }
      : { status: 'DISABLED' },
  };
}

function summary(state: ServiceState, deploymentId: string): NonNullable<ServiceDeployment['targetServiceRevision']> {
  const shown = state.deployments.find((one) => one.id === deploymentId);
  return {
    arn: revisionArn(state, deploymentId),
    requestedTaskCount: shown?.desiredCount ?? 0,
    runningTaskCount: shown?.runningCount ?? 0,
    pendingTaskCount: shown?.pendingCount ?? 0,
  };
}

export const describeServiceRevisions: Answerer<'DescribeServiceRevisions'> = (world, input, atMs) => {
  const arns = input.serviceRevisionArns ?? [];
  const found = arns.flatMap((arn): ServiceRevision[] => {
    const state = ownerOf(world, arn, atMs);
    const one = state?.serviceRevisions.find(
      (revision) => awsNames.serviceRevision(state.cluster, state.name, numberOf(revision.deploymentId)) === arn,
    );
    return state === undefined || one === undefined ? [] : [revisionAnswer(state, one)];
  });
  return {
    serviceRevisions: found,
    failures: missing(
      arns,
      found.map((one) => one.serviceRevisionArn),
    ),
  };
};

function revisionAnswer(state: ServiceState, one: ServiceRevisionState): ServiceRevision {
  const { setting } = state;
  const spec = setting.revisions[one.revision];
  const loadBalancers = loadBalancersOf(
    setting,
    spec?.loadBalancers === undefined ? setting.loadBalancers : settleLoadBalancers(spec.loadBalancers),
  );
  return {
    serviceRevisionArn: revisionArn(state, one.deploymentId),
    serviceArn: awsNames.service(state.cluster, state.name),
    clusterArn: awsNames.cluster(state.cluster),
    taskDefinition: awsNames.taskDefinition(state.name, one.revision),
    ...launching(setting),
    loadBalancers,
    serviceRegistries: [],
    ...networkConfiguration(setting),
    containerImages: [
      { containerName: CONTAINER, image: spec?.image ?? imageOf({ service: state.name, revision: one.revision }) },
    ],
    guardDutyEnabled: false,
    createdAt: new Date(one.createdAt),
    ...(setting.kind === 'lattice' ? { vpcLatticeConfigurations: lattice(setting) } : {}),
    resolvedConfiguration: {
      loadBalancers: loadBalancers.flatMap(({ targetGroupArn }) => (targetGroupArn === undefined ? [] : [{ targetGroupArn }])),
    },
  };
}
