/** Where listener rules send production traffic, and which of that was read. */
import { describe, expect, test } from '@jest/globals';
import type { ListenerRule } from '../../../src/model/observation.ts';
import { misdirected, productionTrafficOf, shareOf, unread } from '../../../src/model/strategy/production-traffic.ts';
import type { OwnLoadBalancer } from '../../../src/model/strategy/strategy.ts';
import { groupArn, observation } from '../../build.ts';

const ruleArn = 'arn:rule';
const otherArn = groupArn.replace('api-tg', 'other-tg');
const ruled: OwnLoadBalancer = { targetGroupArn: groupArn, productionListenerRule: ruleArn };
const forwarding = (...weights: readonly (readonly [arn: string, weight: number])[]): ListenerRule => ({
  arn: ruleArn,
  targetGroups: weights.map(([arn, weight]) => ({ arn, weight })),
});
const missing: ListenerRule = { arn: ruleArn, isMissing: true, targetGroups: [] };
const seen = (rule?: ListenerRule) => observation(0, { rules: new Map(rule ? [[ruleArn, rule]] : []) });

describe('the share of a group', () => {
  const rows: readonly [what: string, rule: ListenerRule, share: number | undefined][] = [
    ['is its part of the weights, whatever their sum', forwarding([groupArn, 1], [otherArn, 3]), 0.25],
    ['is the whole of the only one', forwarding([groupArn, 7]), 1],
    ['is nothing of a rule that does not name it', forwarding([otherArn, 1]), 0],
    ['is the sum of what names it twice', forwarding([groupArn, 1], [otherArn, 2], [groupArn, 1]), 0.5],
    ['is not known of a rule that forwards nothing', forwarding([groupArn, 0]), undefined],
  ];
  test.each(rows)('%s', (_what, rule, share) => {
    expect(shareOf(rule, groupArn)).toBe(share);
  });
});

test('production traffic is told of each load balancer with a rule, as far as the rule was read', () => {
  const rule = forwarding([groupArn, 1], [otherArn, 3]);
  expect(productionTrafficOf(seen(rule), [{ targetGroupArn: groupArn }, ruled])).toStrictEqual([
    { loadBalancer: ruled, ruleArn, rule, ownShare: 0.25 },
  ]);
  const untold = [{ loadBalancer: ruled, ruleArn, rule: undefined, ownShare: undefined }];
  expect(productionTrafficOf(seen(), [ruled])).toStrictEqual(untold);
  expect(productionTrafficOf(observation(0), [ruled])).toStrictEqual(untold);
});

describe('where it goes', () => {
  const all = forwarding([groupArn, 100], [otherArn, 0]);
  const rows: readonly [what: string, rule: ListenerRule | undefined, isUnread: boolean, isMisdirected: boolean][] = [
    ['is as it should be where all of it is the own group’s', all, false, false],
    ['is elsewhere by the smallest part', forwarding([groupArn, 99], [otherArn, 1]), false, true],
    ['is elsewhere by a rule that forwards nothing', forwarding(), false, true],
    ['is elsewhere without the rule', missing, false, true],
    ['is not known where the rule was not read', undefined, true, false],
  ];
  test.each(rows)('%s', (_what, rule, isUnread, isMisdirected) => {
    expect(unread(seen(rule), [ruled])).toHaveLength(isUnread ? 1 : 0);
    expect(misdirected(seen(rule), [ruled])).toHaveLength(isMisdirected ? 1 : 0);
  });
  test('is not known where nobody knows which group is the own one, unless there is no rule', () => {
    const unsure: OwnLoadBalancer = { ...ruled, registration: 'unread' };
    expect(unread(seen(all), [unsure])).toHaveLength(1);
    expect(unread(seen(missing), [unsure])).toHaveLength(0);
    expect(unread(seen(all), [{ ...ruled, registration: 'unregistered' }])).toHaveLength(0);
  });
});
