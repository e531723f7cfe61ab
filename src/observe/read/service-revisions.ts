/** DescribeServiceRevisions → ServiceRevision: what a deployment really runs and registers with. */
import type { ResolvedConfiguration, ServiceRevision as ApiServiceRevision } from '@aws-sdk/client-ecs';
import type { Service, ServiceRevision } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { batches, lastPart, milliseconds } from '../aws/from-sdk.ts';
import { defined } from '../../model/defined.ts';
import { managedOf } from './managed-resources.ts';
import { latticeOf, loadBalancerOf } from './deployments.ts';

const revisionsPerCall = 20;

/** The number of a deployment's id is that of its service revision. */
export const deploymentIdOf = (revisionArn: string): string => `ecs-svc/${lastPart(revisionArn)}`;

/** `arn:…:service/prod/api` and `ecs-svc/1` → `arn:…:service-revision/prod/api/1`; services made before 2018 leave the cluster out. */
const revisionArnOf = ({ arn, clusterName, name }: Service, deploymentId: string): string =>
  `${arn.slice(0, arn.indexOf(':service/'))}:service-revision/${clusterName}/${name}/${lastPart(deploymentId)}`;

/** The revisions of these deployments that AWS shows: right after a change one can be missing for a while. */
export async function readRevisions(
  client: AwsClient,
  service: Service,
  deploymentIds: readonly string[],
  needed: boolean,
): Promise<Part<ReadonlyMap<string, ServiceRevision>>> {
  const replies = await Promise.all(
    batches(deploymentIds, revisionsPerCall).map((ids) =>
      client.call('DescribeServiceRevisions', { serviceRevisionArns: ids.map((id) => revisionArnOf(service, id)) }, { needed }),
    ),
  );
  const revisions = replies.flatMap(({ output }) => output?.serviceRevisions ?? []).map(revisionOf);
  return {
    value: new Map(revisions.map((revision) => [revision.deploymentId, revision])),
    readFailures: replies.flatMap(({ readFailure }) => readFailure ?? []).slice(0, 1),
  };
}

const revisionOf = (api: ApiServiceRevision): ServiceRevision => ({
  deploymentId: deploymentIdOf(api.serviceRevisionArn ?? ''),
  loadBalancers: [...(api.loadBalancers ?? []).map(loadBalancerOf), ...(api.vpcLatticeConfigurations ?? []).map(latticeOf)],
  gatewayConnectorCount: api.gatewayConnectors?.length ?? 0,
  ...(api.serviceConnectConfiguration?.enabled === true ? { serviceConnect: true } : {}),
  ...defined({
    taskDefinition: api.taskDefinition,
    createdAt: milliseconds(api.createdAt),
    resolved: resolvedOf(api.resolvedConfiguration),
  }),
  ...managedOf(api.ecsManagedResources),
});

/** undefined: not told. */
function resolvedOf({
  loadBalancers,
  vpcLatticeConfigurations: lattice,
}: ResolvedConfiguration = {}): ServiceRevision['resolved'] {
  if (!loadBalancers && !lattice) return undefined;
  return [...(loadBalancers ?? []), ...(lattice ?? [])].map(({ targetGroupArn, productionListenerRule }) =>
    defined({ targetGroupArn, productionListenerRule }),
  );
}
