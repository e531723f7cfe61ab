/** Which of a service's earlier deployments can be compared with the one that is verified. */
import type { KnownDeployment } from '../deployment.ts';
import type { PastDeployment, Service, ServiceDeployment } from '../observation.ts';

/** Those before it that ended well and were carried out in the same way, since each takes its own time; newest first. */
export function comparableDeployments(
  earlier: readonly ServiceDeployment[],
  { id, createdAt = 0, serviceDeployment }: KnownDeployment,
  service: Pick<Service, 'strategy'>,
): readonly PastDeployment[] {
  const { strategy } = serviceDeployment?.configuration ?? service;
  return earlier
    .filter((one) => one.status === 'SUCCESSFUL' && one.configuration?.strategy === strategy)
    .filter((one) => one.deploymentId !== id && one.createdAt < createdAt)
    .flatMap(({ arn, createdAt: from, finishedAt }) => (finishedAt === undefined ? [] : [{ arn, createdAt: from, finishedAt }]))
    .sort((a, b) => b.createdAt - a.createdAt);
}
