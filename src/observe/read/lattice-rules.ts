/** GetRule and GetListener of VPC Lattice → ListenerRule: where production traffic goes. */
import type { RuleAction } from '@aws-sdk/client-vpc-lattice';
import type { ListenerRule } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';

/** Of two groups each has its weight; one alone gets everything. */
const onlyWeight = 100;

/** Those of the rules and listeners that could be read, by their ARN; one that AWS says does not exist is one that was read. */
export async function readLatticeRules(
  client: AwsClient,
  arns: readonly string[],
  groupArns: readonly string[],
  needed: boolean,
): Promise<Required<Part<ReadonlyMap<string, ListenerRule>>>> {
  const parts = await Promise.all(arns.map((arn) => readOne(client, arn, groupArns, needed)));
  return {
    value: new Map(parts.flatMap(({ value }) => (value ? [[value.arn, value] as const] : []))),
    readFailures: parts.flatMap(({ readFailures }) => readFailures),
  };
}

async function readOne(
  client: AwsClient,
  arn: string,
  groupArns: readonly string[],
  needed: boolean,
): Promise<Part<ListenerRule>> {
  const { action, readFailure } = await ask(client, arn, needed);
  if (!readFailure) return { value: { arn, targetGroups: forwardedBy(action, arn, groupArns) }, readFailures: [] };
  return readFailure.reason === 'not-found'
    ? { value: { arn, isMissing: true, targetGroups: [] }, readFailures: [] }
    : { readFailures: [readFailure] };
}

/** `arn:…:service/svc-1/listener/listener-2/rule/rule-3`; without its last part it is a listener, of which the default action counts. */
async function ask(client: AwsClient, arn: string, needed: boolean) {
  const [serviceIdentifier, listenerIdentifier, ruleIdentifier] = arn.split(/\/(?:listener|rule)\//);
  const listener = { serviceIdentifier, listenerIdentifier };
  const about = { needed, resource: arn };
  if (ruleIdentifier === undefined) {
    const { output, readFailure } = await client.call('GetListener', listener, about);
    return { action: output?.defaultAction, readFailure };
  }
  const { output, readFailure } = await client.call('GetRule', { ...listener, ruleIdentifier }, about);
  return { action: output?.action, readFailure };
}

/** A fixed response forwards nothing. */
function forwardedBy(
  action: RuleAction | undefined,
  ruleArn: string,
  groupArns: readonly string[],
): ListenerRule['targetGroups'] {
  return (action?.forward?.targetGroups ?? []).map(({ targetGroupIdentifier: id = '', weight = onlyWeight }) => ({
    arn: arnOf(id, ruleArn, groupArns),
    weight,
  }));
}

/** A rule names target groups by their ids, or by ARNs. */
const arnOf = (id: string, ruleArn: string, groupArns: readonly string[]): string =>
  id.startsWith('arn:')
    ? id
    : (groupArns.find((arn) => arn.endsWith(`/${id}`)) ?? ruleArn.replace(/:service\/.*/, `:targetgroup/${id}`));
