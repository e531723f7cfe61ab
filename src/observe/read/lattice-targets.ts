/** ListTargets of VPC Lattice → Target[]. */
import type { TargetSummary } from '@aws-sdk/client-vpc-lattice';
import { defined } from '../../model/defined.ts';
import type { Target } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { canonicalAddress } from './ip-address.ts';
import { readPages } from './pages.ts';
import { byName } from './targets.ts';

const targetsPerPage = 100;

/** The targets of a group, all pages of them: without one of these it is not known who is registered. */
export async function readLatticeTargets(client: AwsClient, targetGroupArn: string): Promise<Part<readonly Target[]>> {
  const { value, readFailures } = await readPages(
    client,
    'ListTargets',
    { targetGroupIdentifier: targetGroupArn, maxResults: targetsPerPage },
    ({ items = [] }) => items.map(targetOf),
    { resource: targetGroupArn },
  );
  return value ? { value: value.toSorted(byName), readFailures } : { readFailures };
}

/** Its words for a target's state are those of Elastic Load Balancing, in capitals. */
const targetOf = ({ id, port, status, reasonCode }: TargetSummary): Target => ({
  id: canonicalAddress(id ?? ''),
  port: port ?? 0,
  state: (status ?? '').toLowerCase(),
  ...defined({ reason: reasonCode }),
});
