import { describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../src/clock.ts';
import { openClient } from '../../../src/observe/aws/client.ts';
import type { Aws, Operations } from '../../../src/observe/aws/operations.ts';
import { readElbRules } from '../../../src/observe/read/rules.ts';

const elb = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333';
const rule = `${elb}:listener-rule/app/api/0123456789abcdef/0123456789abcdef/0123456789abcdef`;
const listener = `${elb}:listener/net/api/0123456789abcdef/0123456789abcdef`;
const [blue, green] = [`${elb}:targetgroup/blue/0123456789abcdef`, `${elb}:targetgroup/green/0123456789abcdef`];

type Actions = NonNullable<NonNullable<Operations['DescribeRules']['output']['Rules']>[number]['Actions']>;

/** What is made of these actions of a rule, or of a listener's default ones: weights by target group. */
async function forwards(actions: Actions, arn = rule): Promise<readonly (readonly [string, number])[]> {
  const aws: Aws = {
    clockOffsetMs: () => 0,
    call: (operation) => {
      const answers = {
        DescribeRules: { Rules: [{ RuleArn: rule, Actions: actions }] },
        DescribeListeners: { Listeners: [{ ListenerArn: listener, DefaultActions: actions }] },
      };
      return Promise.resolve(answers[operation as keyof typeof answers] as never);
    },
  };
  const client = openClient({
    aws,
    clock: systemClock,
    random: Math.random,
    settled: new Map(),
    signal: new AbortController().signal,
  });
  const { value } = await readElbRules(client, [arn], true);
  return value.get(arn)?.targetGroups.map((group) => [group.arn, group.weight] as const) ?? [];
}

describe('where a rule forwards', () => {
  const weighted = {
    TargetGroups: [
      { TargetGroupArn: green, Weight: 90 },
      { TargetGroupArn: blue, Weight: 10 },
    ],
  };
  it.each([
    [
      'by weights',
      [{ Type: 'forward', ForwardConfig: weighted }],
      [
        [green, 90],
        [blue, 10],
      ],
    ],
    [
      'to one group without a weight',
      [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: blue }] } }],
      [[blue, 1]],
    ],
    ['to one group in the older form', [{ Type: 'forward', TargetGroupArn: blue }], [[blue, 1]]],
    [
      'after somebody has signed in',
      [
        { Type: 'authenticate-oidc', Order: 1 },
        { Type: 'forward', Order: 2, ForwardConfig: weighted },
      ],
      [
        [green, 90],
        [blue, 10],
      ],
    ],
    ['nowhere, since it redirects', [{ Type: 'redirect' }], []],
  ] satisfies readonly [string, Actions, unknown][])('%s', async (_what, actions, expected) => {
    expect(await forwards(actions)).toEqual(expected);
    expect(await forwards(actions, listener)).toEqual(expected);
  });
});
