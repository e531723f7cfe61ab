/** ListServiceDeployments and DescribeServiceDeployments → PastDeployment[]. */
import type { ServiceName } from '../../model/inputs.ts';
import type { PastDeployment, Service } from '../../model/observation.ts';
import type { KnownDeployment } from '../../model/deployment.ts';
import { comparableDeployments } from '../../model/strategy/history.ts';
import type { AwsClient } from '../aws/client.ts';
import { serviceDeploymentOf } from './service-deployment.ts';

/** As many as are described in one call: the list does not tell how a deployment was carried out. */
const mostDeployments = 20;

/**
 * How long the last deployments took that ended well: one page of the list, which begins with the newest and goes back 90 days.
 * undefined: it could not be had, which nobody needs to know.
 */
export async function readHistory(
  client: AwsClient,
  { cluster, service }: ServiceName,
  deployment: KnownDeployment,
  configured: Pick<Service, 'strategy'>,
): Promise<readonly PastDeployment[] | undefined> {
  const page = { cluster, service, status: ['SUCCESSFUL' as const], maxResults: mostDeployments };
  const { output: listed } = await client.call('ListServiceDeployments', page);
  const arns = (listed?.serviceDeployments ?? []).flatMap(({ serviceDeploymentArn }) => serviceDeploymentArn ?? []);
  if (arns.length === 0) return undefined;
  const { output: described } = await client.call('DescribeServiceDeployments', { serviceDeploymentArns: arns });
  return (
    described && comparableDeployments((described.serviceDeployments ?? []).map(serviceDeploymentOf), deployment, configured)
  );
}
