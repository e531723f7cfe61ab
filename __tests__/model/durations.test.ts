import { describe, expect, it } from '@jest/globals';
import type { Criteria } from '../../src/model/criteria.ts';
import { stableForSeconds } from '../../src/model/durations.ts';
import type { TargetGroup } from '../../src/model/observation.ts';
import { timeoutOf } from '../../src/model/timeline.ts';
import {
  deployment,
  observation,
  ours,
  service,
  serviceDeployment,
  targetGroup,
  taskDefinition,
  timeline,
  withoutLoadBalancers,
  type Changes,
} from '../build.ts';

const nlb = targetGroup({ protocol: 'TCP', deregistrationDelaySeconds: 300 });
const lattice = targetGroup({ protocol: 'TCP', isLattice: true });
Reflect.deleteProperty(lattice, 'deregistrationDelaySeconds');
/** Behind VPC Lattice, ten percent a step where there are any. */
const atLattice = (strategy: 'BLUE_GREEN' | 'LINEAR'): Changes => ({
  service: service({ strategy, ...(strategy === 'LINEAR' ? { trafficStep: { percent: 10, bakeSeconds: 360 } } : {}) }),
  targetGroups: [lattice],
  revisions: new Map([[ours, { deploymentId: ours, loadBalancers: service().loadBalancers, gatewayConnectorCount: 0 }]]),
});
const every60 = { healthCheck: { ...targetGroup().healthCheck, intervalSeconds: 60 } };
/** Which group of it ECS chooses is not known: the alternate one is as the other is, or as told. */
function pairOf(alternate: Partial<TargetGroup>): Changes {
  const [loadBalancer] = service().loadBalancers;
  const other = targetGroup({ arn: `${targetGroup().arn}0`, ...alternate });
  return {
    service: service({ strategy: 'BLUE_GREEN' }),
    targetGroups: [targetGroup(), other],
    targets: new Map(),
    revisions: new Map([
      [
        ours,
        {
          deploymentId: ours,
          loadBalancers: [{ ...loadBalancer, targetGroupArn: other.arn, alternateTargetGroupArn: targetGroup().arn }],
          gatewayConnectorCount: 0,
        },
      ],
    ]),
  };
}
const slow = targetGroup({
  healthCheck: { ...targetGroup().healthCheck, intervalSeconds: 300, unhealthyThreshold: 10, timeoutSeconds: 120 },
});
const checked = taskDefinition({
  containers: taskDefinition().containers.map((one) => ({
    ...one,
    healthCheck: { command: ['CMD-SHELL', 'true'], intervalSeconds: 30, timeoutSeconds: 5, retries: 3, startPeriodSeconds: 0 },
  })),
});
const alone = withoutLoadBalancers();
const fifty = service({
  desiredCount: 50,
  minimumHealthyPercent: 100,
  maximumPercent: 102,
  deployments: [deployment({ desiredCount: 50 })],
});

describe('stable-for', () => {
  const rows: readonly (readonly [sentence: string, changes: Changes, seconds: number, selector?: Partial<Criteria>])[] = [
    ['2 × 10 s + 5 s for the target group', {}, 25],
    ['3 × 30 s + 5 s where a container check takes longer', { taskDefinitions: [checked] }, 95],
    ['40 s where there is neither', alone, 40],
    ['five minutes at the most', { targetGroups: [slow] }, 300],
    ['as asked for', {}, 7, { stableForSeconds: 7 }],
    ['40 s where there is no health signal, whatever is asked for', alone, 40, { stableForSeconds: 7 }],
  ];
  it.each(rows.map(([sentence, changes, seconds, selector]) => ({ sentence, changes, seconds, selector })))(
    '$sentence',
    ({ changes, seconds, selector }) => {
      const seen = observation(0, changes);
      const { deployment, criteria } = timeline([seen], selector);
      expect(deployment && stableForSeconds(criteria, seen, deployment)).toBe(seconds);
    },
  );
});

describe('timeout', () => {
  const rows: readonly (readonly [sentence: string, changes: Changes, seconds: number, selector?: Partial<Criteria>])[] = [
    ['ten minutes at the least', {}, 600],
    ['as asked for', {}, 90, { timeoutSeconds: 90 }],
    // 1.5 × 1 × (180 + 600 + 25 + 30) + 25
    ['adds the grace period', { service: service({ healthCheckGracePeriodSeconds: 600 }) }, 1277.5],
    // 1.5 × (180 + 300 + 25 + 300) + 25
    ['knows that an NLB takes its time', { targetGroups: [nlb] }, 1232.5],
    // 1.5 × (180 + 0 + 25 + 300) + 25
    ['takes VPC Lattice for no NLB, and its drain for five minutes', { targetGroups: [lattice] }, 782.5],
    // 1.5 × (180 + 25) + 180 + 90 × (1 + 1) + 25
    ['adds what ECS waits for VPC Lattice', atLattice('BLUE_GREEN'), 692.5, { waitUntil: 'traffic-shifted' }],
    // 1.5 × (180 + 25) + 180 + 90 × (1 + 10) + 9 × 360 + 25
    ['once for every step', atLattice('LINEAR'), 4742.5, { waitUntil: 'traffic-shifted' }],
    // 1.5 × (180 + 125) + 120 + 1200 + 120 + 125
    ['reckons with the slower group of a pair', pairOf({ deregistrationDelaySeconds: 1200, ...every60 }), 2022.5],
    // 1.5 × (600 + 25 + 30) + 25
    [
      'knows that instances take their time',
      { service: service({ launchType: 'EC2', deployments: [deployment({ launchType: 'EC2' })] }) },
      1007.5,
    ],
    // As that of a service behind VPC Lattice above, which is listed: 1.5 × (180 + 25) + 180 + 90 + 25
    [
      'takes one that is not listed yet for what the service runs on',
      {
        ...atLattice('BLUE_GREEN'),
        service: service({ strategy: 'BLUE_GREEN', deployments: [] }),
        serviceDeployments: [serviceDeployment('IN_PROGRESS')],
      },
      692.5,
      { waitUntil: 'traffic-shifted' },
    ],
    ['three hours at the most, plus bake time', { service: { ...fifty, bakeTimeSeconds: 600 } }, 3 * 3600 + 600],
    ['5 h 45 min in any case', { service: { ...fifty, bakeTimeSeconds: 40_000 } }, 5.75 * 3600],
    [
      'leaves bake time and drain out where only health is asked for',
      { service: service({ bakeTimeSeconds: 7200, healthCheckGracePeriodSeconds: 600 }) },
      1232.5,
      { waitUntil: 'healthy' },
    ],
  ];
  it.each(rows.map(([sentence, changes, seconds, selector]) => ({ sentence, changes, seconds, selector })))(
    '$sentence',
    ({ changes, seconds, selector }) => {
      expect(timeoutOf(timeline([observation(0, changes)], selector))?.seconds).toBe(seconds);
    },
  );

  it('says how it came about', () => {
    expect(timeoutOf(timeline([observation(0)]))?.derivation).toBe(
      '1.5 × 1 × (start 180 s + grace period 0 s + health check 25 s + drain 30 s) + bake time 0 s + stable for 25 s = 6 min, limited to 10 min',
    );
  });
});

it('a timeout is reckoned from the first look that shows the whole configuration', () => {
  const blind = observation(0, { targetGroups: [], targets: new Map() });
  const whole = observation(5, { targetGroups: [slow] });
  const later = observation(10, { targetGroups: [nlb] });
  const expected = timeoutOf(timeline([whole]))?.seconds;
  expect(timeoutOf(timeline([blind]))?.seconds).toBeLessThan(expected ?? 0);
  expect(timeoutOf(timeline([blind, whole, later]))?.seconds).toBe(expected);
});

it('a timeout is reckoned from as many tasks as were wanted when the deployment was first shown', () => {
  const scaledIn = observation(5, { service: service({ ...fifty, desiredCount: 5 }) });
  const whole = observation(0, { service: fifty });
  const blind = observation(0, { service: fifty, targetGroups: [], targets: new Map() });
  const expected = timeoutOf(timeline([whole]))?.seconds;
  expect(timeoutOf(timeline([scaledIn]))?.seconds).toBeLessThan(expected ?? 0);
  expect(timeoutOf(timeline([blind, scaledIn]))?.seconds).toBe(expected);
});
