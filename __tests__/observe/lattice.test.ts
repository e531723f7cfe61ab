/** What observations read of VPC Lattice, and what becomes of it. */
import { describe, expect, it } from '@jest/globals';
import type { Criteria } from '../../src/model/criteria.ts';
import type { ApiBehaviour, Scenario, ServiceSpec } from '../../simulator/scenario.ts';
import { brisk, deployed, pairOf, shifting, withoutRoot } from '../../simulator/scenarios/fixtures.ts';
import { awsNames } from '../../simulator/world/aws-names.ts';
import { api, edited, harness, sound, tally, type Harness } from './harness.ts';

const rolled = (spec: Partial<ServiceSpec> = {}, behaviour: ApiBehaviour = {}, rest: Partial<Scenario> = {}): Scenario => ({
  title: 'a service behind VPC Lattice',
  services: [api({ kind: 'lattice', ...spec })],
  api: behaviour,
  actions: deployed,
  ...rest,
});
const shiftedBy = (rules: Scenario['rules'] = {}): Scenario => ({
  title: 'a service behind VPC Lattice, deployed blue/green',
  services: [shifting({ type: 'BLUE_GREEN' }, { kind: 'lattice', bakeMinutes: 20 })],
  targetGroups: pairOf(brisk),
  actions: deployed,
  rules,
});
const group = awsNames.targetGroup('api-tg', 'LATTICE');

async function last(watched: Harness, count: number, pauseSeconds = 10) {
  const all = await watched.observe(count, pauseSeconds);
  const one = all.at(-1);
  if (!one) throw new Error('there was none');
  return one;
}

describe('target groups and targets', () => {
  it('are read by their own operations, and Elastic Load Balancing is not asked at all', async () => {
    const [first] = await harness(rolled(), 20).observe(1);
    expect(first?.asked.filter((operation) => operation.startsWith('DescribeTarget'))).toEqual([]);
    expect(tally(first?.asked ?? [])).toMatchObject({ GetTargetGroup: 1, ListTargets: 1, DescribeServiceRevisions: 1 });
    expect(first?.seen.targetGroups).toEqual([
      {
        arn: group,
        name: 'api-tg',
        isLattice: true,
        targetType: 'ip',
        protocol: 'HTTP',
        protocolVersion: 'HTTP1',
        port: 3000,
        loadBalancerArns: [awsNames.loadBalancer('api-tg', 'LATTICE')],
        healthCheck: {
          enabled: true,
          protocol: 'HTTP',
          port: 'traffic-port',
          path: '/',
          matcher: '200',
          matcherKind: 'http',
          intervalSeconds: 30,
          timeoutSeconds: 5,
          healthyThreshold: 5,
          unhealthyThreshold: 2,
        },
      },
    ]);
  });

  it('cost one call a look', async () => {
    const watched = harness(rolled(), 3000);
    await watched.observe(2, 5);
    const [quiet] = await watched.observe(1, 5);
    expect(quiet?.asked.toSorted()).toEqual(['DescribeServices', 'ListTargets']);
  });

  it('that two services use are asked about once', async () => {
    const two: Scenario = {
      ...rolled(),
      services: ['api', 'web'].map((name) => api({ kind: 'lattice', name })),
      actions: [],
    };
    const names = ['api', 'web'].map((service) => ({ cluster: 'prod', service }));
    const watched = harness(two, 3000, names);
    const [first] = await watched.observe(1, 5);
    expect(tally(first?.asked ?? []).ListTargets).toBe(1);
  });

  it('tell a state in the words of Elastic Load Balancing, and no more than HealthCheckFailed', async () => {
    const { seen } = await last(harness(rolled({ revisions: { 1: sound, 2: withoutRoot }, keepsUnhealthy: true }), 20), 12);
    const states = new Set(
      seen.targets.get(group)?.map(({ state, reason = '', description = '' }) => [state, reason, description].join()),
    );
    expect(states).toEqual(new Set(['healthy,,', 'unhealthy,HealthCheckFailed,']));
  });

  it('are read page by page', async () => {
    const [first] = await harness(rolled({ desired: 230 }), 3000).observe(1);
    expect(tally(first?.asked ?? []).ListTargets).toBe(3);
    expect(first?.seen.targets.get(group)).toHaveLength(230);
  });

  it('of which a page is missing are not known at all', async () => {
    const fault = { fault: 'server-error', operations: ['ListTargets'] } as const;
    const watched = harness(rolled({ desired: 230 }, { faults: [{ ...fault, every: 2 }, fault] }), 3000);
    const [first] = await watched.observe(1);
    expect(first?.seen.targets.has(group)).toBe(false);
    expect(first?.seen.readFailures).toMatchObject([{ operation: 'ListTargets', needed: true, resource: group }]);
  });

  it('whose configuration AWS leaves out have its defaults', async () => {
    const bare = edited('GetTargetGroup', (output) => ({ ...output, config: { protocolVersion: 'HTTP2' } }));
    const [first] = await harness(rolled(), 20, undefined, {}, { edit: bare }).observe(1);
    expect(first?.seen.targetGroups[0]?.healthCheck).toMatchObject({
      enabled: false,
      path: '/',
      matcher: '200',
      timeoutSeconds: 5,
    });
  });
});

describe('the named port', () => {
  it('tells which container a target is of', async () => {
    const watched = harness(rolled(), 20);
    await watched.observe(12, 10);
    const [timeline] = watched.timelines();
    expect(timeline?.facts.healthy.size).toBe(2);
  });

  it('that the task definition does not have leaves no target to a task', async () => {
    const renamed = edited('DescribeTaskDefinition', ({ taskDefinition, ...rest }) => ({
      ...rest,
      taskDefinition: {
        ...taskDefinition,
        containerDefinitions: taskDefinition?.containerDefinitions?.map((one) => ({
          ...one,
          portMappings: one.portMappings?.map((mapping) => ({ ...mapping, name: 'grpc' })),
        })),
      },
    }));
    const watched = harness(rolled(), 20, undefined, {}, { edit: renamed });
    await watched.observe(20, 10);
    expect(watched.timelines()[0]?.facts.healthy.size).toBe(0);
  });
});

describe('a revision that does not tell of VPC Lattice yet', () => {
  it('is read again until it does, and nothing is known before', async () => {
    const omissions = [{ operation: 'DescribeServiceRevisions', member: 'vpcLatticeConfigurations', until: 100 }] as const;
    const watched = harness(rolled({}, { omissions }), 20);
    const before = await last(watched, 7);
    expect(tally(before.asked)).toMatchObject({ DescribeServiceRevisions: 1 });
    expect([before.seen.targetGroups, before.seen.targets.size]).toEqual([[], 0]);
    const { asked, seen } = await last(watched, 4);
    expect(tally(asked).DescribeServiceRevisions).toBeUndefined();
    expect(seen.targets.size).toBe(1);
  });
});

describe('the rules that send production traffic', () => {
  const inTheBake = async (rules: Scenario['rules'], asked: Partial<Criteria> = {}) => {
    const watched = harness(shiftedBy(rules), 20, undefined, asked);
    return last(watched, 70);
  };

  it('are rules, whose target groups are known by their ids', async () => {
    const { seen, asked } = await inTheBake({});
    expect(tally(asked)).toMatchObject({ GetRule: 1, ListTargets: 2 });
    const [rule] = seen.rules?.values() ?? [];
    expect(rule?.arn).toMatch(/:vpc-lattice:.*\/rule\/rule-/);
    expect(rule?.targetGroups).toEqual([
      { arn: awsNames.targetGroup('api-green', 'LATTICE'), weight: 100 },
      { arn: awsNames.targetGroup('api-blue', 'LATTICE'), weight: 0 },
    ]);
  });

  it('or the default action of a listener', async () => {
    const { seen, asked } = await inTheBake({
      'api-production': { forwards: { 'api-blue': 100, 'api-green': 0 }, isListener: true },
    });
    expect(tally(asked)).toMatchObject({ GetListener: 1 });
    expect([...(seen.rules?.values() ?? [])].map(({ targetGroups }) => targetGroups[0]?.weight)).toEqual([100]);
  });

  it('are not read where traffic is not waited for', async () => {
    const { asked } = await inTheBake({}, { waitUntil: 'healthy' });
    expect(tally(asked).GetRule).toBeUndefined();
  });

  it('that are gone are known to be, without a read failure', async () => {
    const watched = harness(
      { ...shiftedBy(), actions: [...deployed, { at: 650, setRule: 'api-production', forwards: undefined }] },
      20,
    );
    const { seen } = await last(watched, 70);
    expect([...(seen.rules?.values() ?? [])].map(({ isMissing }) => isMissing)).toEqual([true]);
    expect(seen.readFailures).toEqual([]);
  });

  it('that answer by themselves forward nothing', async () => {
    const fixed = edited('GetRule', (output) => ({ ...output, action: { fixedResponse: { statusCode: 404 } } }));
    const { seen } = await last(harness(shiftedBy(), 20, undefined, {}, { edit: fixed }), 70);
    expect([...(seen.rules?.values() ?? [])].map(({ targetGroups }) => targetGroups)).toEqual([[]]);
  });

  it('that name a group of no load balancer are told by its id', async () => {
    const foreign = edited('GetRule', (output) => ({
      ...output,
      action: { forward: { targetGroups: [{ targetGroupIdentifier: 'tg-0000000000000000f', weight: 1 }] } },
    }));
    const { seen } = await last(harness(shiftedBy(), 20, undefined, {}, { edit: foreign }), 70);
    expect([...(seen.rules?.values() ?? [])][0]?.targetGroups).toEqual([
      { arn: 'arn:aws:vpc-lattice:eu-west-1:111122223333:targetgroup/tg-0000000000000000f', weight: 1 },
    ]);
  });
});

it('the closing observation reads the log of an unhealthy task that still runs', async () => {
  const watched = harness(rolled({ revisions: { 1: sound, 2: withoutRoot }, keepsUnhealthy: true, desired: 1 }), 20);
  await watched.observe(12, 10);
  const { seen } = await watched.observeClosing();
  const [tail] = seen?.logs ?? [];
  expect(seen?.tasks?.find(({ arn }) => arn === tail?.taskArn)?.lastStatus).toBe('RUNNING');
  expect(tail?.lines.map(({ message }) => message).join()).toContain('Mapped {/health, GET}');
});
