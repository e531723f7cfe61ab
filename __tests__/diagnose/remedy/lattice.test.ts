/** Commands for target groups of VPC Lattice: `--health-check` takes the whole, so that nothing of it may get lost. */
import { expect, test } from '@jest/globals';
import { changeLatticeHealthCheck, setLatticeHealthCheck } from '../../../src/diagnose/remedy/lattice.ts';
import { observation, targetGroup, timeline } from '../../build.ts';

const arn = 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-0123456789abcdef0';
const group = targetGroup({ arn, isLattice: true });
const seen = timeline([observation(0)]);

const jsonIn = (code = ''): unknown => JSON.parse(/--health-check '(.*)'/.exec(code)?.[1] ?? '');

test('a changed path leaves the rest of the check as it is', () => {
  const [cli, terraform] = changeLatticeHealthCheck(seen, group, { path: '/health' });
  expect(jsonIn(cli.code)).toEqual({
    enabled: true,
    protocol: 'HTTP',
    path: '/health',
    matcher: { httpCode: '200' },
    healthCheckIntervalSeconds: 10,
    healthCheckTimeoutSeconds: 5,
    healthyThresholdCount: 5,
    unhealthyThresholdCount: 2,
  });
  expect(terraform?.code).toMatch(/aws_vpclattice_target_group api-tg\nconfig \{\n {2}health_check \{\n {4}path = "\/health"/);
});

test('a fixed port is a number, the port of the traffic is none', () => {
  const fixed = { ...group, healthCheck: { ...group.healthCheck, port: '8080' } };
  expect(jsonIn(setLatticeHealthCheck(seen, fixed).code)).toMatchObject({ port: 8080 });
  expect(jsonIn(changeLatticeHealthCheck(seen, fixed, { port: 'traffic-port' })[0].code)).not.toHaveProperty('port');
});
