/** ListTargets of VPC Lattice → Target[]. */
import type { TargetSummary } from '@aws-sdk/client-vpc-lattice';
import { defined } from '../../model/defined.ts';
import type { Target } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';
import { canonicalAddress } from './ip-address.ts';
import { byName } from './targets.ts';

const targetsPerPage = 100;

/** The targets of a group, all pages of them: without one of these it is not known who is registered. */
export async function readLatticeTargets(client: AwsClient, targetGroupArn: string): Promise<Part<readonly Target[]>> {
  const targets: Target[] = [];
  let nextToken: string | undefined;
  do {
    const { output, readFailure } = await client.call(
      'ListTargets',
      { targetGroupIdentifier: targetGroupArn, maxResults: targetsPerPage, ...defined({ nextToken }) },
      { resource: targetGroupArn },
    );
    if (readFailure) return { readFailures: [readFailure] };
    targets.push(...(output.items ?? []).map(targetOf));
    nextToken = output.nextToken;
  } while (nextToken !== undefined);
  return { value: targets.sort(byName), readFailures: [] };
}

/** Its words for a target's state are those of Elastic Load Balancing, in capitals. */
const targetOf = ({ id, port, status, reasonCode }: TargetSummary): Target => ({
  id: canonicalAddress(id ?? ''),
  port: port ?? 0,
  state: (status ?? '').toLowerCase(),
  ...defined({ reason: reasonCode }),
});
