import { expect, test } from '@jest/globals';
import { judgeConfiguration } from '../../src/judge/audit-configuration.ts';
import type { Observation } from '../../src/model/observation.ts';
import { blind, groupArn, observation, readFailure, service, timeline, withoutLoadBalancers, type Changes } from '../build.ts';

const said = (...observations: readonly Observation[]): string => {
  const verdict = judgeConfiguration(timeline(observations));
  if (!verdict) return 'whole';
  return verdict.decided ? `${verdict.outcome}: ${verdict.because}` : 'look again';
};

const ruled: Changes = {
  service: service({
    loadBalancers: [{ targetGroupArn: groupArn, containerName: 'app', containerPort: 3000, productionListenerRule: 'arn:rule' }],
  }),
};
const unlisted = (second: number): Observation => ({ ...blind(second), service: service() });

type Row = readonly [what: string, one: (second: number) => Observation, expected: string];
const rows: readonly Row[] = [
  ['nothing is missing', (second) => observation(second), 'whole'],
  ['there is no load balancer', (second) => observation(second, withoutLoadBalancers()), 'whole'],
  [
    'a load balancer has no target group',
    (second) => observation(second, { ...ruled, service: service({ loadBalancers: [{ containerName: 'app' }] }) }),
    'whole',
  ],
  ['the tasks are missing', unlisted, 'its tasks could not be read'],
  ['the target groups are missing', (second) => observation(second, { targetGroups: [] }), 'its target groups could not be read'],
  ['the targets are missing', (second) => observation(second, { targets: new Map() }), 'its target groups could not be read'],
  ['a rule is missing', (second) => observation(second, ruled), 'its listener rules could not be read'],
  ...['DescribeRules', 'DescribeListeners', 'GetRule', 'GetListener'].map((operation): Row => [
    `a rule may not be read by ${operation}, among other things`,
    (second) =>
      observation(second, {
        ...ruled,
        readFailures: [
          readFailure('GetLogEvents', 'denied', { needed: false }),
          readFailure(operation, 'denied', { needed: false }),
        ],
      }),
    'whole',
  ]),
  [
    'a rule is missing, and another read is denied',
    (second) => observation(second, { ...ruled, readFailures: [readFailure('GetLogEvents', 'denied', { needed: false })] }),
    'its listener rules could not be read',
  ],
  [
    'a rule is throttled',
    (second) => observation(second, { ...ruled, readFailures: [readFailure('DescribeRules', 'throttled', { needed: false })] }),
    'its listener rules could not be read',
  ],
  [
    'there is no deployment',
    (second) => observation(second, { service: service({ deployments: [] }) }),
    'the service has no deployment whose configuration could be judged',
  ],
];
test.each(rows)('of a configuration of which %s', (_what, one, expected) => {
  const isWhole = expected === 'whole';
  expect(said(one(0), one(59))).toBe(isWhole ? 'whole' : 'look again');
  expect(said(one(0), one(60))).toBe(isWhole ? 'whole' : `timed-out: after 1 min: ${expected}`);
});

test('what was not looked at, or not for long enough, is undecided', () => {
  expect(judgeConfiguration(timeline([]))).toStrictEqual({ decided: false });
  expect(judgeConfiguration(timeline([unlisted(0)]))).toStrictEqual({ decided: false });
});

test('what decides a deployment at once decides an audit, which does not pass', () => {
  const denied = blind(0, readFailure('DescribeServices', 'denied'));
  expect(said(denied)).toBe('no-access: these credentials may not call ecs:DescribeServices');
  expect(said(observation(0, { service: service({ status: 'DRAINING' }) }))).toBe(
    'misconfigured: service api is DRAINING, not ACTIVE',
  );
  expect(judgeConfiguration(timeline([denied]))).toMatchObject({ decided: true, passes: false });
});
