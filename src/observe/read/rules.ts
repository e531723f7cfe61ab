/** DescribeRules and DescribeListeners → ListenerRule: where production traffic goes. */
import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { ListenerRule, ReadFailure } from '../../model/observation.ts';
import type { AwsClient, Part } from '../aws/client.ts';

/** A rule, and a listener of which the default action counts. */
interface ReadRule {
  readonly arn: string | undefined;
  readonly actions: readonly Action[] | undefined;
}

/** Those of the rules and listeners that could be read, by their ARN; one that AWS says does not exist is one that was read. */
export async function readElbRules(
  client: AwsClient,
  arns: readonly string[],
  needed: boolean,
): Promise<Required<Part<ReadonlyMap<string, ListenerRule>>>> {
  const kinds = [
    { ask: describeRules, asked: arns.filter((arn) => arn.includes(':listener-rule/')) },
    { ask: describeListeners, asked: arns.filter((arn) => arn.includes(':listener/')) },
  ];
  const parts = await Promise.all(kinds.flatMap(({ ask, asked }) => (asked.length > 0 ? [all(ask, client, asked, needed)] : [])));
  return {
    value: new Map(parts.flatMap(({ value }) => value.map((rule) => [rule.arn, rule] as const))),
    readFailures: parts.flatMap(({ readFailures }) => readFailures),
  };
}

type Ask = (
  client: AwsClient,
  arns: readonly string[],
  needed: boolean,
) => Promise<{ readonly found: readonly ReadRule[]; readonly readFailure?: ReadFailure | undefined }>;

/** One that does not exist fails the whole call, so the others are asked for singly. */
async function all(
  ask: Ask,
  client: AwsClient,
  arns: readonly string[],
  needed: boolean,
): Promise<Required<Part<readonly ListenerRule[]>>> {
  const { found, readFailure } = await ask(client, arns, needed);
  if (!readFailure) return { value: found.map(ruleOf), readFailures: [] };
  if (readFailure.reason !== 'not-found') return { value: [], readFailures: [readFailure] };
  const [only, ...others] = arns;
  if (only !== undefined && others.length === 0) {
    return { value: [{ arn: only, isMissing: true, targetGroups: [] }], readFailures: [] };
  }
  const singly = await Promise.all(arns.map((arn) => all(ask, client, [arn], needed)));
  return { value: singly.flatMap(({ value }) => value), readFailures: singly.flatMap(({ readFailures }) => readFailures) };
}

const describeRules: Ask = async (client, arns, needed) => {
  const { output, readFailure } = await client.call('DescribeRules', { RuleArns: [...arns] }, { needed });
  return { found: (output?.Rules ?? []).map(({ RuleArn, Actions }) => ({ arn: RuleArn, actions: Actions })), readFailure };
};

const describeListeners: Ask = async (client, arns, needed) => {
  const { output, readFailure } = await client.call('DescribeListeners', { ListenerArns: [...arns] }, { needed });
  const found = (output?.Listeners ?? []).map(({ ListenerArn, DefaultActions }) => ({
    arn: ListenerArn,
    actions: DefaultActions,
  }));
  return { found, readFailure };
};

/** What authenticates may stand before; a single group may stand without a weight. */
function ruleOf({ arn = '', actions = [] }: ReadRule): ListenerRule {
  const forward = actions.findLast(({ Type }) => Type === 'forward');
  const weighted = forward?.ForwardConfig?.TargetGroups ?? [];
  const groups = weighted.length > 0 ? weighted : [{ TargetGroupArn: forward?.TargetGroupArn, Weight: 1 }];
  return {
    arn,
    targetGroups: groups.flatMap(({ TargetGroupArn, Weight = 1 }) =>
      TargetGroupArn === undefined ? [] : [{ arn: TargetGroupArn, weight: Weight }],
    ),
  };
}
