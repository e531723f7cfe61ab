/** States of an entry of `deployments[]`. What has one that is not known here is not taken for good. */
import type { Deployment } from '../observation.ts';

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Deployment.html; DRAINING has been seen there. */
const statuses: ReadonlySet<string> = new Set(['PRIMARY', 'ACTIVE', 'INACTIVE', 'DRAINING']);
const rolloutStates: ReadonlySet<string> = new Set(['IN_PROGRESS', 'COMPLETED', 'FAILED']);

/** What ECS says of the deployment that nobody knows; undefined: nothing. */
export function unknownState({ status, rolloutState = 'IN_PROGRESS' }: Deployment): string | undefined {
  if (!statuses.has(status)) return `its status is ${status}, which is not known here`;
  return rolloutStates.has(rolloutState) ? undefined : `its rolloutState is ${rolloutState}, which is not known here`;
}
