/** To which group of a pair a remedy sends all traffic: a command that is pasted at night must not send it to an empty one. */
import { describe, expect, test } from '@jest/globals';
import { describeRule, leaveWeights, sendAll } from '../../../src/diagnose/remedy/listener-rules.ts';
import { createRuleAgain } from '../../../src/diagnose/remedy/missing-rules.ts';
import type { FixtureTask } from '../../../src/explain/fixture/fixture.ts';
import { judged } from '../../../src/explain/fixture/judged.ts';

const elb = 'arn:aws:elasticloadbalancing:eu-west-1:444455556666';
const rule = `${elb}:listener-rule/app/public/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee`;
const listener = `${elb}:listener/net/public/50dc6c495c0c9188/f2f7dc8efc522ab2`;
const blue = `${elb}:targetgroup/api-blue/73e2d6bc24d8a067`;
const green = `${elb}:targetgroup/api-green/0f6a1d2bb7c84e35`;

const timelineOf = (tasks: readonly FixtureTask[]) => judged({ about: '', strategy: 'BLUE_GREEN', tasks }).timeline;
const inGroup = (group: string, State = 'healthy'): FixtureTask => ({ target: { State, group } });

/** The group that gets a weight of 100. */
const served = (code: string): string | undefined => /"TargetGroupArn":"([^"]+)","Weight":100/.exec(code)?.[1];

describe('all traffic of a pair', () => {
  test.each<{ sentence: string; tasks: readonly FixtureTask[]; to?: string; goesTo: string; looks: number }>([
    { sentence: 'goes to the group with healthy targets', tasks: [inGroup('api-blue')], goesTo: blue, looks: 0 },
    {
      sentence: 'goes to the other one, if that has them',
      tasks: [inGroup('api-blue', 'unhealthy'), inGroup('api-green')],
      goesTo: green,
      looks: 0,
    },
    {
      sentence: 'goes where somebody has looked first, if both have some',
      tasks: [inGroup('api-blue'), inGroup('api-green')],
      goesTo: '<group-with-healthy-targets>',
      looks: 2,
    },
    { sentence: 'or none has any', tasks: [], goesTo: '<group-with-healthy-targets>', looks: 2 },
    { sentence: 'goes where it is told to', tasks: [inGroup('api-blue')], to: green, goesTo: green, looks: 0 },
  ])('$sentence', ({ tasks, to, goesTo, looks }) => {
    const [{ paste }] = sendAll(timelineOf(tasks), rule, [blue, green], to);
    expect(paste.flatMap(({ code }) => served(code) ?? [])).toEqual([goesTo]);
    expect(paste[0].code.split('describe-target-health')).toHaveLength(looks + 1);
  });
});

describe('a Network Load Balancer', () => {
  const timeline = timelineOf([inGroup('api-blue')]);

  test('forwards by its listener, not by a rule', () => {
    expect(sendAll(timeline, listener, [blue, green])[0].paste[0].code).toMatch(
      /^aws elbv2 modify-listener .*--default-actions/s,
    );
    expect(sendAll(timeline, rule, [blue, green])[0].paste[0].code).toMatch(/^aws elbv2 modify-rule .*--actions/s);
    expect(describeRule(timeline, listener).code).toContain('describe-listeners');
    expect(describeRule(timeline, rule).code).toContain('describe-rules');
    expect(leaveWeights(listener).paste[0].code).toContain('ignore_changes = [default_action]');
    expect(leaveWeights(rule).paste[0].code).toContain('ignore_changes = [action]');
  });
});

describe('VPC Lattice', () => {
  const arn = 'arn:aws:vpc-lattice:eu-west-1:444455556666';
  const [first, second] = [`${arn}:targetgroup/tg-1`, `${arn}:targetgroup/tg-2`];
  const ofListener = `${arn}:service/svc-1/listener/listener-2`;
  const ofRule = `${ofListener}/rule/rule-3`;
  const timeline = timelineOf([]);

  test('has commands of its own, for rules and for listeners', () => {
    const [change, leave] = sendAll(timeline, ofRule, [first, second], second);
    expect(change.paste[0].code).toMatch(
      /^aws vpc-lattice update-rule .*--rule-identifier rule-3 .*"targetGroupIdentifier":"[^"]*tg-2","weight":100/s,
    );
    expect(leave?.paste[0].code).toContain('aws_vpclattice_listener_rule');
    const [ofDefault] = sendAll(timeline, ofListener, [first, second], second);
    expect(ofDefault.paste[0].code).toMatch(/^aws vpc-lattice update-listener .*--default-action /s);
    expect(describeRule(timeline, ofRule).code).toMatch(/^aws vpc-lattice get-rule /);
    expect(describeRule(timeline, ofListener).code).toMatch(/^aws vpc-lattice get-listener /);
    expect(sendAll(timeline, ofRule, [first, second])[0].paste[0].code).toContain('vpc-lattice list-targets');
    expect(createRuleAgain(timeline, ofRule)[0].paste[0].code).toMatch(/^aws vpc-lattice list-rules (?!.*rule-identifier)/s);
  });
});

test('a rule that is gone is looked for at its listener', () => {
  const [{ paste }] = createRuleAgain(timelineOf([]), rule);
  expect(paste[0].code).toContain(`${elb}:listener/app/public/50dc6c495c0c9188/f2f7dc8efc522ab2 `);
});
