import { describe, expect, test } from '@jest/globals';
import { listenerOf, ruleName, targetGroupName } from '../../src/model/elb-names.ts';

const lattice = 'arn:aws:vpc-lattice:eu-west-1:444455556666';
const elb = 'arn:aws:elasticloadbalancing:eu-west-1:444455556666';

describe('short names', () => {
  test.each([
    [`${elb}:listener-rule/app/public/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee`, 'rule 9683b2d02a6cabee of public'],
    [`${elb}:listener/net/public/50dc6c495c0c9188/f2f7dc8efc522ab2`, 'listener f2f7dc8efc522ab2 of public'],
    [`${lattice}:service/svc-1/listener/listener-2/rule/rule-3`, 'rule-3 of svc-1'],
    [`${lattice}:service/svc-1/listener/listener-2`, 'listener-2 of svc-1'],
    ['<production-listener-rule>', '<production-listener-rule>'],
  ])('of the rule %s', (arn, name) => {
    expect(ruleName(arn)).toBe(name);
  });

  test.each([
    [`${elb}:targetgroup/api-blue/73e2d6bc24d8a067`, 'api-blue'],
    [`${lattice}:targetgroup/tg-0123456789abcdef0`, 'tg-0123456789abcdef0'],
    ['<target-group>', '<target-group>'],
  ])('of the target group %s', (arn, name) => {
    expect(targetGroupName(arn)).toBe(name);
  });
});

test.each([
  [
    `${elb}:listener-rule/app/public/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee`,
    `${elb}:listener/app/public/50dc6c495c0c9188/f2f7dc8efc522ab2`,
  ],
  [
    `${elb}:listener/net/public/50dc6c495c0c9188/f2f7dc8efc522ab2`,
    `${elb}:listener/net/public/50dc6c495c0c9188/f2f7dc8efc522ab2`,
  ],
  [`${lattice}:service/svc-1/listener/listener-2/rule/rule-3`, `${lattice}:service/svc-1/listener/listener-2`],
  [`${lattice}:service/svc-1/listener/listener-2`, `${lattice}:service/svc-1/listener/listener-2`],
])('the listener of %s', (arn, listener) => {
  expect(listenerOf(arn)).toBe(listener);
});
