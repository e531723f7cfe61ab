/** Target groups, targets and rules: of Elastic Load Balancing or of VPC Lattice, as their ARNs say. */
import { isLattice } from '../model/elb-names.ts';
import type { ListenerRule, Target, TargetGroup } from '../model/observation.ts';
import type { AwsClient, Part } from './aws/client.ts';
import { readLatticeRules } from './read/lattice-rules.ts';
import { readLatticeTargetGroups } from './read/lattice-target-groups.ts';
import { readLatticeTargets } from './read/lattice-targets.ts';
import { readElbRules } from './read/rules.ts';
import { readElbTargetGroups } from './read/target-groups.ts';
import { readElbTargets } from './read/targets.ts';

const isElb = (arn: string): boolean => !isLattice(arn);

export const readTargets = (client: AwsClient, targetGroupArn: string): Promise<Part<readonly Target[]>> =>
  isLattice(targetGroupArn) ? readLatticeTargets(client, targetGroupArn) : readElbTargets(client, targetGroupArn);

/** Those of the groups that could be read. */
export async function readTargetGroups(client: AwsClient, arns: readonly string[]): Promise<Part<readonly TargetGroup[]>> {
  const [elb, lattice] = await Promise.all([
    readElbTargetGroups(client, arns.filter(isElb)),
    readLatticeTargetGroups(client, arns.filter(isLattice)),
  ]);
  return { value: [...(elb.value ?? []), ...lattice.value], readFailures: [...elb.readFailures, ...lattice.readFailures] };
}

/**
 * Those of the rules and listeners that could be read, by their ARN.
 *
 * @param groupArns the target groups that they may forward to, as far as they are known
 */
export async function readRules(
  client: AwsClient,
  arns: readonly string[],
  groupArns: readonly string[],
  needed: boolean,
): Promise<Required<Part<ReadonlyMap<string, ListenerRule>>>> {
  const [elb, lattice] = await Promise.all([
    readElbRules(client, arns.filter(isElb), needed),
    readLatticeRules(client, arns.filter(isLattice), groupArns, needed),
  ]);
  return { value: new Map([...elb.value, ...lattice.value]), readFailures: [...elb.readFailures, ...lattice.readFailures] };
}
