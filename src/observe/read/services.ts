/** DescribeServices → Service. */
import type { Service as ApiService } from '@aws-sdk/client-ecs';
import { clusterNameOf, type ServiceName } from '../../model/inputs.ts';
import type { ReadFailure, Service } from '../../model/observation.ts';
import { hasTaskSets } from '../../model/strategy/task-sets.ts';
import type { AwsClient } from '../aws/client.ts';
import { permissions } from '../aws/operations.ts';
import { batches, lastPart, milliseconds } from '../aws/from-sdk.ts';
import { defined } from '../../model/defined.ts';
import { deploymentOf, deploymentOfTaskSet, loadBalancerOf, providersOf } from './deployments.ts';
import { deploymentConfigurationOf } from './deployment-configuration.ts';

/** What DescribeServices says of one service. */
export interface DescribedService {
  readonly service?: Service;
  readonly missing?: 'cluster' | 'service';
  readonly readFailure?: ReadFailure;
}

const servicesPerCall = 10;

/** Asks for many services at once: one call for each cluster and ten services. */
export async function describeServices(
  client: AwsClient,
  names: readonly ServiceName[],
): Promise<ReadonlyMap<ServiceName, DescribedService>> {
  const clusters = [...new Set(names.map(({ cluster }) => cluster))];
  const calls = clusters.flatMap((one) =>
    batches(
      names.filter(({ cluster }) => cluster === one),
      servicesPerCall,
    ),
  );
  const described = await Promise.all(calls.map((batch) => describeBatch(client, batch)));
  return new Map(described.flat());
}

async function describeBatch(
  client: AwsClient,
  batch: readonly ServiceName[],
): Promise<readonly (readonly [ServiceName, DescribedService])[]> {
  const cluster = batch[0]?.cluster;
  const { output, readFailure } = await client.call('DescribeServices', {
    cluster,
    services: batch.map(({ service }) => service),
  });
  if (readFailure?.reason === 'malformed' && batch.length > 1) {
    // Of what one service has wrong the others must not suffer.
    return (await Promise.all(batch.map((name) => describeBatch(client, [name])))).flat();
  }
  if (readFailure) {
    const said: DescribedService = readFailure.errorName.startsWith('ClusterNotFound') ? { missing: 'cluster' } : { readFailure };
    return batch.map((name) => [name, said]);
  }
  return batch.map((name) => {
    const found = livingOne((output.services ?? []).filter(({ serviceName }) => serviceName === name.service));
    if (found) return [name, { service: serviceOf(found) }];
    const failure = output.failures?.find(({ arn }) => lastPart(arn ?? '') === name.service);
    return [name, failure?.reason === 'MISSING' ? { missing: 'service' } : { readFailure: unmentioned(name, failure?.reason) }];
  });
}

/** A service that was deleted is told of for a while, also beside one that has its name since. */
const livingOne = (services: readonly ApiService[]): ApiService | undefined =>
  services.toSorted(
    (a, b) =>
      Number(b.status === 'ACTIVE') - Number(a.status === 'ACTIVE') ||
      (milliseconds(b.createdAt) ?? 0) - (milliseconds(a.createdAt) ?? 0),
  )[0];

const unmentioned = ({ service }: ServiceName, reason = 'neither among services nor among failures'): ReadFailure => ({
  operation: 'DescribeServices',
  action: permissions.DescribeServices.action,
  reason: 'refused',
  needed: true,
  errorName: 'Failure',
  message: reason,
  resource: service,
});

/** Defaults are those AWS documents for what an answer leaves out. */
export function serviceOf(api: ApiService): Service {
  const configuration = api.deploymentConfiguration;
  const isDaemon = api.schedulingStrategy === 'DAEMON';
  const controller = api.deploymentController?.type ?? 'ECS';
  return {
    arn: api.serviceArn ?? '',
    name: api.serviceName ?? '',
    clusterArn: api.clusterArn ?? '',
    clusterName: clusterNameOf(api.clusterArn ?? ''),
    status: api.status ?? '',
    desiredCount: api.desiredCount ?? 0,
    runningCount: api.runningCount ?? 0,
    pendingCount: api.pendingCount ?? 0,
    taskDefinition: api.taskDefinition ?? '',
    capacityProviders: providersOf(api.capacityProviderStrategy),
    schedulingStrategy: api.schedulingStrategy ?? 'REPLICA',
    controller,
    ...deploymentConfigurationOf(configuration),
    minimumHealthyPercent: configuration?.minimumHealthyPercent ?? (isDaemon ? 0 : 100),
    maximumPercent: configuration?.maximumPercent ?? (isDaemon ? 100 : 200),
    circuitBreaker: {
      enable: configuration?.deploymentCircuitBreaker?.enable ?? false,
      rollback: configuration?.deploymentCircuitBreaker?.rollback ?? false,
    },
    alarmNames: configuration?.alarms?.enable ? (configuration.alarms.alarmNames ?? []) : [],
    earlySuccess: configuration?.earlySuccessCriteria?.enable ?? false,
    loadBalancers: (api.loadBalancers ?? []).map(loadBalancerOf),
    ...deploymentsOf(api, controller),
    events: (api.events ?? []).map(({ id, createdAt, message }) => ({
      id: id ?? '',
      at: milliseconds(createdAt) ?? 0,
      message: message ?? '',
    })),
    createdAt: milliseconds(api.createdAt) ?? 0,
    ...defined({
      launchType: api.launchType,
      healthCheckGracePeriodSeconds: api.healthCheckGracePeriodSeconds,
      resourceManagementType: api.resourceManagementType,
      currentServiceDeployment: api.currentServiceDeployment,
    }),
  };
}

/** Task sets take the place of deployments where the controller has them; what stands beside is only counted. */
function deploymentsOf(
  { deployments = [], taskSets = [] }: ApiService,
  controller: string,
): Pick<Service, 'deployments' | 'taskSetCount'> {
  const ofEcs = deployments.map(deploymentOf);
  if (taskSets.length === 0) return { deployments: ofEcs };
  const ofController = hasTaskSets(controller) && deployments.length === 0 ? taskSets.map(deploymentOfTaskSet) : undefined;
  return ofController ? { deployments: ofController } : { deployments: ofEcs, taskSetCount: taskSets.length };
}
